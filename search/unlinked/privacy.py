"""Which typed texts may be kept at all: none that may say who somebody is, where he lives or how he is reached."""

from __future__ import annotations

import re

# Digits with at most a sign or two between them: a telephone, an ID number, a date of birth.
DIGITS = re.compile(r"\d(?:[\s\-.,:()+*/_]{0,2}\d){4,}")
SPOKEN_DIGITS = re.compile(
    r"[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:\s?[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]){4,}"
)
REACHED = re.compile(r"@|://|www\.|微信|薇信|(?<![a-z])(?:weixin|wechat|vx|wx|qq)(?![a-z])|手机号|电话号|身份证|住址")
HOUSE = re.compile(r"(?:路|街|巷|弄|村|组|小区|花园|社区)\s*\d+\s*(?:号|栋|幢|单元|组|社)|\d+\s*(?:号楼|栋|幢|单元)")
PERSON = re.compile(r"先生|女士|(?<![a-z])(?:mr|mrs|ms)(?![a-z])")
RULES = (DIGITS, SPOKEN_DIGITS, REACHED, HOUSE, PERSON)


def may_be_personal(text: str) -> bool:
    """Whether a normalised text may hold personal data; rather too often than once too seldom."""
    return any(rule.search(text) for rule in RULES)
