"""What belongs to one maker's phones is told only there."""

import pytest

from adbaudit.model.guide import Skin
from adbaudit.model.message import message
from adbaudit.model.plan import Advice, Situation
from adbaudit.plan import Setting, advice
from adbaudit.plan.skins import _BY_MAKER, _BY_SYSTEM


@pytest.mark.parametrize(("skin", "is_told"), [("miui", True), ("oneui", False), ("any", False), ("", False)])
def test_advice_for_a_skin(skin, is_told):
    one = Advice(
        id="after-miui", order=1, when=Situation.PHONE, title=message("Do"), text=message("this"), skins=(Skin.MIUI,)
    )
    assert bool(advice([one], (), (), Setting(on_phone=True, skin=skin))) is is_told


def test_every_family_of_guides_can_be_named():
    assert {skin for _, skin in (*_BY_SYSTEM, *_BY_MAKER)} == {skin.value for skin in Skin}
