"""For authors: Traditional Chinese from Simplified, by OpenCC, with Taiwan's words. A first draft for a reader.

`python -m adbaudit.locale.traditional` fills what the catalogue of zh-Hant lacks and replaces nothing in it;
with `--anew` it makes the whole catalogue again, as long as no speaker has read it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache

import opencc

from adbaudit.locale.po_file import forms, merged, po_path, read, write
from adbaudit.locale.sentences import all_sentences

_LANGUAGE, _FROM = "zh-Hant", "zh-CN"
_AFTERWARDS = (
    (r"(?<!雙開)應用(?!程式|雙開|分身)", "應用程式"),
    ("許可權", "權限"),
    ("賬", "帳"),
    ("臺", "台"),
    ("機主", "擁有者"),
    ("除錯", "偵錯"),
    ("開發者選項", "開發人員選項"),
    ("懸浮窗(?!戶)", "懸浮視窗"),
    ("標籤頁", "分頁"),
    ("(?<!標)籤", "簽"),
    ("上級和前台", "主管和公司總機"),
    ("點按|點選", "輕觸"),
    ("命令", "指令"),
    ("資料線", "傳輸線"),
    ("USB 介面", "USB 連接埠"),
    ("介面、集線器", "接頭、集線器"),
    ("(?<!連接)埠", "連接埠"),
    ("訪問", "存取"),
    ("引數", "參數"),
    ("二維碼", "QR 碼"),
    ("運營商", "電信業者"),
    ("公安、法院", "警察、法院"),
    ("派出所", "警察局"),
    ("徵信修復", "信用修復"),
    ("郵箱", "電子郵件"),
    ("登出帳號", "刪除帳號"),
    ("配置檔案", "設定檔"),
    ("包名", "套件名稱"),
    ("在桌面上", "在主畫面上"),
    ("列印判斷", "顯示判斷"),
    ("渠道", "管道"),
    ("明瞭", "明了"),
    ("清單隻", "清單只"),
    ("複制", "複製"),
    ("不準", "不准"),
    ("合同", "合約"),
    ("專案", "項目"),
    ("公文包", "公事包"),
    ("撤消", "撤銷"),
    ("安全補丁", "安全性修補程式"),
    ("結束通話電話", "掛斷電話"),
    (r"(?<=[\u4e00-\u9fff])安卓", " 安卓"),
    (r"安卓(?=[\u4e00-\u9fff])", "安卓 "),
    ("安卓", "Android"),
    ("“", "「"),
    ("”", "」"),
    ("‘([^’]*)’", r"『\1』"),
    (r"(?<=[\u4e00-\u9fff]) (?=「)|(?<=」) (?=[\u4e00-\u9fff])", ""),
)
"""What OpenCC leaves as it is said on the mainland, in words of Android's own zh-TW; patterns, one after the other."""


def main(words: Sequence[str]) -> int:
    """Bring the catalogue up to date and fill it; 2 where a catalogue that a speaker has read would be replaced."""
    path = po_path(_LANGUAGE)
    old = read(path) if path.exists() else None
    if "--anew" in words and old is not None and not old.is_machine_made:
        sys.stderr.write(f"A speaker has read {path}: it is not made anew.\n")
        return 2
    catalogue = merged(_LANGUAGE, all_sentences(), None if "--anew" in words else old)
    simplified = read(po_path(_FROM))
    for entry in catalogue:
        source = simplified.get(entry.id) if entry.id else None
        if source is not None and not all(forms(entry)) and all(forms(source)):
            said = tuple(traditional(form) for form in forms(source))
            entry.string = said if isinstance(entry.id, tuple) else said[0]
    write(path, catalogue)
    return 0


def traditional(text: str) -> str:
    """The text in traditional characters."""
    text = _converter().convert(text)
    for mainland, taiwan in _AFTERWARDS:
        text = re.sub(mainland, taiwan, text)
    return text


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
