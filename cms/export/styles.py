"""How the parts of an exported story look: inline, since WeChat's editor drops classes and style sheets."""

from __future__ import annotations

INK, SOFT, ACCENT, LINE = "#2b2a27", "#6b6862", "#9c3d22", "#ddd8cf"

STYLES = {
    "all": f"max-width:677px;margin:0 auto;font-size:16px;line-height:1.75;color:{INK};letter-spacing:0.5px;",
    "h1": f"margin:0 0 12px;font-size:22px;line-height:1.4;font-weight:bold;color:{INK};",
    "h2": f"margin:28px 0 12px;padding-left:10px;border-left:4px solid {ACCENT};font-size:18px;font-weight:bold;",
    "h3": "margin:20px 0 8px;font-size:16px;font-weight:bold;",
    "lead": f"margin:0 0 20px;color:{SOFT};",
    "p": "margin:0 0 16px;text-align:justify;",
    "list": "margin:0 0 16px;padding-left:24px;",
    "li": "margin:0 0 6px;",
    "figure": "margin:0 0 20px;text-align:center;",
    "img": "display:block;width:100%;max-width:100%;height:auto;",
    "caption": f"margin:6px 0 0;font-size:13px;line-height:1.5;color:{SOFT};text-align:center;",
    "quote": f"margin:0 0 20px;padding:12px 16px;border-left:4px solid {LINE};background:#f7f4ee;",
    "who": f"margin:8px 0 0;font-size:14px;color:{SOFT};text-align:right;",
    "table": "width:100%;margin:0 0 20px;border-collapse:collapse;",
    "cell": f"padding:10px;border:1px solid {LINE};text-align:left;vertical-align:top;",
    "number": f"font-size:22px;font-weight:bold;color:{ACCENT};",
    "card": f"margin:0 0 20px;padding:12px 16px;border:1px solid {LINE};",
    "foot": f"margin:28px 0 0;padding-top:12px;border-top:1px solid {LINE};font-size:14px;color:{SOFT};",
    "mark": f"margin:0 0 8px;font-size:13px;font-weight:bold;color:{ACCENT};",
    "address": "word-break:break-all;",
}
