import pytest

from adbaudit.device.hashing import device_id, local_key
from adbaudit.device.packets import ShellPackets
from adbaudit.device.server import ServerAddress, usual_address
from adbaudit.errors import ServerFault


def test_usual_server_is_adbs_own_default():
    assert usual_address({}) == ServerAddress(host="127.0.0.1", port=5037)


def test_address_and_port_of_the_environment_are_obeyed():
    environ = {"ANDROID_ADB_SERVER_ADDRESS": "10.0.2.2", "ANDROID_ADB_SERVER_PORT": "6000"}
    assert usual_address(environ) == ServerAddress(host="10.0.2.2", port=6000)


@pytest.mark.parametrize(
    ("socket", "address"),
    [
        ("tcp:6000", ServerAddress(host="127.0.0.1", port=6000)),
        ("tcp:host.example:6001", ServerAddress(host="host.example", port=6001)),
        ("tcp:[::1]:6002", ServerAddress(host="::1", port=6002)),
    ],
)
def test_socket_of_the_environment_wins(socket, address):
    assert usual_address({"ADB_SERVER_SOCKET": socket, "ANDROID_ADB_SERVER_PORT": "1"}) == address


@pytest.mark.parametrize(
    "environ",
    [{"ANDROID_ADB_SERVER_PORT": "nonsense"}, {"ANDROID_ADB_SERVER_PORT": "70000"}, {"ADB_SERVER_SOCKET": "local:adb"}],
)
def test_address_that_makes_no_sense_is_told(environ):
    with pytest.raises(ServerFault):
        usual_address(environ)


def test_device_id_is_stable_and_does_not_show_the_serial():
    key = b"k" * 32
    assert device_id("R58M12345", key) == device_id("R58M12345", key)
    assert device_id("R58M12345", key) != device_id("R58M12345", b"other" * 8)
    assert "R58M12345" not in device_id("R58M12345", key)


def test_key_is_kept_and_readable_only_by_its_owner(tmp_path):
    folder = tmp_path / "state"
    key = local_key(folder)
    assert local_key(folder) == key
    assert (folder / "device.key").stat().st_mode & 0o777 == 0o600


def test_damaged_key_is_replaced(tmp_path):
    (tmp_path / "device.key").write_bytes(b"short")
    assert len(local_key(tmp_path)) == 32


def test_packets_are_joined_across_reads_and_the_exit_packet_is_no_output():
    packet = bytes([1]) + (3).to_bytes(4, "little") + b"one" + bytes([3]) + (1).to_bytes(4, "little") + b"\x00"
    packets = ShellPackets()
    assert [packets.feed(packet[:6]), packets.feed(packet[6:])] == [b"o", b"ne"]
