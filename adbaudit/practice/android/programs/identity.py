"""`id` and `whoami`: the shell's own user."""

from __future__ import annotations

from adbaudit.practice.android.programs.words import Words, said
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output

_GROUPS = (
    "2000(shell),1004(input),1007(log),1011(adb),1015(sdcard_rw),1028(sdcard_r),1078(ext_data_rw),1079(ext_obb_rw),"
    "3001(net_bt_admin),3002(net_bt),3003(inet),3006(net_bw_stats),3009(readproc),3011(uhid)"
)


def identify(_state: PhoneState, words: Words) -> Output:
    """User 2000, the shell, with its groups and SELinux context."""
    if words == ("-u",):
        return said("2000\n")
    if words == ("-un",):
        return said("shell\n")
    return said(f"uid=2000(shell) gid=2000(shell) groups={_GROUPS} context=u:r:shell:s0\n")


def whoami(_state: PhoneState, _words: Words) -> Output:
    """The shell's name."""
    return said("shell\n")
