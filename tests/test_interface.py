import json
import socket
import subprocess
import sys

import pytest
import pytest_socket

import adbaudit
from adbaudit.locations import apks_folder


def test_public_names_are_there():
    assert all(hasattr(adbaudit, name) for name in adbaudit.__all__)


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError):
        adbaudit.telephone  # noqa: B018  # the access is what is tested


def test_apk_is_inspected_and_rendered():
    report = adbaudit.inspect_apk(apks_folder() / "com.kuaijie.cashloan.apk")
    document = json.loads(adbaudit.render(report))
    assert document["device"] is None
    assert "loan-contacts-asks" in {finding["rule"] for finding in document["findings"]}


def test_apk_is_inspected_under_the_law_of_a_country():
    report = adbaudit.inspect_apk(apks_folder() / "com.kuaijie.cashloan.apk", countries=["CN"])
    cited = {law["id"] for finding in json.loads(adbaudit.render(report))["findings"] for law in finding["law"]}
    assert "cn-39-5-12" in cited


def test_importing_brings_nothing_in():
    code = (
        "import sys, adbaudit; print([name for name in sys.modules if name.startswith(('adbutils', 'click', 'yaml'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_tests_reach_no_network():
    with (
        socket.socket() as outside,
        pytest.warns(UserWarning, match="allowed"),
        pytest.raises(pytest_socket.SocketConnectBlockedError),
    ):
        outside.connect(("192.0.2.1", 9))
