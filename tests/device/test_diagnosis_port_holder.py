import os
import socket
import sys
from pathlib import Path

import pytest

from adbaudit.device.port_holder import PortHolder, holder_of

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"


def line(port, *, state="0A", user=1001, inode=4242):
    return (
        f"   0: 0100007F:{port:04X} 00000000:0000 {state} 00000000:00000000 00:00000000 00000000"
        f"  {user}        0 {inode} 1 0000000000000000 100 0 0 10 0\n"
    )


def proc(root, text, name="tcp"):
    folder = root / "proc/net"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(HEAD + text, encoding="ascii")


def process(root, number, *targets):
    folder = root / f"proc/{number}/fd"
    folder.mkdir(parents=True)
    for index, target in enumerate(targets):
        (folder / str(index)).symlink_to(target)
    (root / f"proc/{number}/exe").symlink_to("/opt/other/adb")


def test_own_process_is_named_with_its_program(tmp_path):
    proc(tmp_path, line(5037))
    process(tmp_path, 77, "/dev/null", "socket:[4242]")
    assert holder_of(tmp_path, 5037) == PortHolder(user=1001, process=77, program="/opt/other/adb")


def test_process_of_somebody_else_is_known_by_its_account_only(tmp_path):
    proc(tmp_path, line(5037, user=33))
    process(tmp_path, 77, "socket:[1]")
    assert holder_of(tmp_path, 5037) == PortHolder(user=33)


def test_connections_are_no_listeners(tmp_path):
    proc(tmp_path, line(5037, state="01"))
    assert holder_of(tmp_path, 5037) is None


def test_listener_on_all_addresses_of_ipv6_is_found(tmp_path):
    text = line(5037).replace("0100007F", "0" * 32)
    proc(tmp_path, text, name="tcp6")
    assert holder_of(tmp_path, 5037) == PortHolder(user=1001)


def test_without_proc_nothing_is_known(tmp_path):
    assert holder_of(tmp_path, 5037) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc of Linux")
def test_our_own_listener_is_found_on_this_computer():
    with socket.create_server(("127.0.0.1", 0)) as server:
        holder = holder_of(Path("/"), server.getsockname()[1])
    assert holder == PortHolder(user=os.getuid(), process=os.getpid(), program=str(Path(sys.executable).resolve()))
