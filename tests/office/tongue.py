"""Which language a reply is in and how it addresses the reader, by signs that need no dictionary."""

from __future__ import annotations

import re

from wording import tidy

_COMMON = {
    "de": "der das und ist nicht ein eine einen einem einer mit für auf dem den sich sie ihr ihre ihren ihnen wir uns "
    "unser unsere unseren von zum zur im bei auch wird werden wurde haben hat sind oder aber wenn dass ich du dein "
    "deine dir euch euer über nach aus als noch nur mehr kann können bitte keine kein wie vom bis durch beim ab seit "
    "damit ohne jetzt hier mein liebe lieber vielen dank gerne grüße freundlichen neue neuen neuer zwischen unter zu",
    "en": "the and of to is are that it for with on this you your we our us from at by be have has not or but if can "
    "will would which their they as what how when where who there more about into than please thanks thank regards "
    "dear new now only been were should could do does each all any out up",
    "es": "el la los las que y en un una de del por con para se su sus lo le les al como más pero este esta son está "
    "están ha han muy sin sobre entre cuando nos nuestro nuestra nuestros usted ustedes tú tu tus te si ya hay ser "
    "desde hasta también cada gracias saludos hola estimado estimada nuevo nueva mi cómo qué",
}
_LISTS = {tongue: frozenset(line.split()) for tongue, line in _COMMON.items()}
_SIGNS = {
    "de": re.compile(r"[äöüß]|(?:ungen?|keit|heit|lich|isch|schaft)$"),
    "en": re.compile(r"\w{3}(?:ing|tions?|ness|ly)$"),
    "es": re.compile(r"[ñáéíóú]|(?:ción|ciones|dad|dades|mente|miento)$"),
}
_TU = (
    r"puedes|podrás|podrías|quieres|tienes|tendrás|necesitas|buscas|eres|estás|sabes|conoces|encuentras|deseas|"
    r"prefieres|haces|vas|recibes|recibirás|ahorras|trabajas|decides|crees|piensas|cuéntanos|escríbenos|llámanos|"
    r"apúntate|regístrate|has"
)
_USTED = (
    r"su|sus|le|les|suyo|suya|consigo|puede|pueden|podrá|desea|desean|necesita|quiere|\w+(?:rle|rles)|\w+(?:enos|anos)|"
    r"tenga|quede|visite|consulte|solicite|reserve|descubra|contacte|escriba|llame|responda"
)


def tongue_of(text: str) -> tuple[str, float]:
    """Return the likeliest language and its share of all signs."""
    text = re.sub(r"https?://\S+|[\w.+-]+@[\w.-]+", " ", tidy(text))
    found = re.findall(r"[^\W\d_]+", text.lower())
    score = {
        tongue: sum((word in common) + 0.4 * bool(_SIGNS[tongue].search(word)) for word in found)
        for tongue, common in _LISTS.items()
    }
    best = max(score, key=lambda tongue: score[tongue])
    total = sum(score.values())
    return (best, score[best] / total) if total else ("", 0.0)


def _signs(pattern: str, text: str, flags: int = re.I) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, flags))


def forms(text: str, tongue: str) -> dict[str, tuple[list[str], list[str]]]:
    """Return for each form of address its sure signs and, with them, the weak ones."""
    text = re.sub(r"[*_`]", "", re.sub(r"https?://\S+|[\w.+-]+@[\w.-]+", " ", tidy(text)))
    if tongue == "de":
        du = [m[0] for m in _signs(r"du|dich|dir|dein(?:e[nmrs]?)?|euch|euer|eure[nmrs]?", text)]
        soft = [m[0] for m in _signs("ihr", text, 0)]
        sie = _signs(r"Sie|Ihnen|Ihr|Ihre[nmrs]?", text, 0)
        sure = [m[0] for m in sie if m[0] == "Ihnen" or _inside(text, m.start())]
        return {"du": (du, du + soft), "Sie": (sure, [m[0] for m in sie])}
    tu = [m[0] for m in _signs(rf"tú|te|ti|tus?|contigo|tuy[oa]s?|vosotr[oa]s|os|vuestr[oa]s?|{_TU}", text)]
    tu += [m[0] for m in _signs(r"\w{2,}[aei]rás", text)]
    usted = [m[0] for m in _signs(r"ustedes|usted|uds?\.?", text)]
    return {"tú": (tu, tu), "usted": (usted, usted + [m[0] for m in _signs(_USTED, text)])}


def _inside(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return bool(before) and "\n" not in text[len(before) : at] and before[-1] not in ".!?:;\"'()-*#>|•"
