"""The key that phones are named with."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from adbaudit.device.hashing import is_key_kept, local_key


def test_first_runs_at_once_have_one_key(tmp_path):
    for number in range(20):
        folder, start = tmp_path / str(number), Barrier(4)

        def key(_, folder=folder, start=start):
            start.wait()
            return local_key(folder)

        with ThreadPoolExecutor(4) as pool:
            assert len(set(pool.map(key, range(4)))) == 1
        assert is_key_kept(folder)
