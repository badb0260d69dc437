"""English names of languages by their codes, for messages."""

_NAMES = """
af Afrikaans am Amharic ar Arabic az Azerbaijani be Belarusian bg Bulgarian bn Bengali bs Bosnian ca Catalan cs Czech cy Welsh da Danish
de German el Greek en English eo Esperanto es Spanish et Estonian eu Basque fa Persian fi Finnish fr French ga Irish gl Galician gu Gujarati
he Hebrew hi Hindi hr Croatian ht Haitian hu Hungarian hy Armenian id Indonesian is Icelandic it Italian ja Japanese ka Georgian kk Kazakh
km Khmer kn Kannada ko Korean ku Kurdish ky Kyrgyz la Latin lb Luxembourgish lo Lao lt Lithuanian lv Latvian mk Macedonian ml Malayalam
mn Mongolian mr Marathi ms Malay mt Maltese nb Norwegian ne Nepali nl Dutch nn Norwegian no Norwegian oc Occitan pa Punjabi pl Polish ps Pashto
pt Portuguese ro Romanian ru Russian si Sinhala sk Slovak sl Slovenian so Somali sq Albanian sr Serbian sv Swedish sw Swahili ta Tamil
te Telugu tg Tajik th Thai tk Turkmen tl Tagalog tr Turkish tt Tatar ug Uyghur uk Ukrainian ur Urdu uz Uzbek vi Vietnamese yo Yoruba zh Chinese
zu Zulu
""".split()
LANGUAGE_NAMES: dict[str, str] = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))
