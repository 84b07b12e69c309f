"""What adb says of a phone, and what to press so that it lets us in (adb.cpp, ConnectionState)."""

from __future__ import annotations

from enum import Enum

from adbaudit.model.message import Message, message


class DeviceState(Enum):
    """States as `adb devices` prints them; what is not known is `OTHER`."""

    DEVICE = "device"
    UNAUTHORIZED = "unauthorized"
    AUTHORIZING = "authorizing"
    CONNECTING = "connecting"
    OFFLINE = "offline"
    NO_PERMISSIONS = "no permissions"
    RECOVERY = "recovery"
    SIDELOAD = "sideload"
    RESCUE = "rescue"
    BOOTLOADER = "bootloader"
    HOST = "host"
    OTHER = "other"


def state_of(text: str) -> DeviceState:
    """The state for adb's word; `no permissions` is followed by a reason and a link."""
    for state in DeviceState:
        if text == state.value or (state is DeviceState.NO_PERMISSIONS and text.lower().startswith(state.value)):
            return state
    return DeviceState.OTHER


def meaning(state: DeviceState) -> Message:
    """The state in a sentence."""
    return _words()[state][0]


def what_to_press(state: DeviceState) -> Message:
    """What the person does next."""
    return _words()[state][1]


def _words() -> dict[DeviceState, tuple[Message, Message]]:
    wait = (
        message("the phone and the computer are still getting to know each other"),
        message("Wait a few seconds and try again. Keep the phone unlocked."),
    )
    not_started = (
        message("the phone has not started Android"),
        message("Restart the phone as usual (hold the power button, choose “Restart”), then try again."),
    )
    unknown = (
        message("the phone is in a state adbaudit does not know"),
        message("Unplug the phone, restart it, and plug it in again."),
    )
    return {
        DeviceState.DEVICE: (message("ready"), message("Nothing to press. Next: adbaudit scan")),
        DeviceState.UNAUTHORIZED: (
            message("the phone has not yet allowed this computer"),
            message(
                "Unlock the phone and tap “Allow” under “Allow USB debugging?”. If nothing shows, unplug the cable, "
                "plug it in again and look at the screen."
            ),
        ),
        DeviceState.AUTHORIZING: wait,
        DeviceState.CONNECTING: wait,
        DeviceState.OFFLINE: (
            message("it does not answer, perhaps because the cable came loose"),
            message("Unplug the cable, switch USB debugging off and on again, and plug it back in."),
        ),
        DeviceState.NO_PERMISSIONS: (
            message("this computer does not let you use the USB connection"),
            message(
                "Run “adbaudit doctor” on the computer that the phone is plugged into, outside of any container: it "
                "shows the lines to type for this phone. Then plug it in again."
            ),
        ),
        DeviceState.RECOVERY: not_started,
        DeviceState.SIDELOAD: not_started,
        DeviceState.RESCUE: not_started,
        DeviceState.BOOTLOADER: not_started,
        DeviceState.HOST: unknown,
        DeviceState.OTHER: unknown,
    }
