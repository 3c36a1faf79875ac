"""The line above a table that says what its columns are, and reading the lines below it by that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cleaning import CUT, has_letter
from .splitting import TABS, cells_of, separator_of
from .words import folded, folded_set

NAME, FIRST, LAST, ORGANIZATION, EMAIL = "name", "first", "last", "organization", "email"
SEX, WOMEN, MEN, TOTAL = "sex", "women", "men", "total"
NUMBER, PHONE, POSITION, OTHER = "number", "phone", "position", "other"

# Words that name a column. Where a heading has several of them, the role that stands first here holds.
_ROLE_WORDS = {
    EMAIL: "email|emails|e mail|mail|البريد|بريد|الإلكتروني|إيميل|الإيميل|ايميل|ئیمەیڵ|ئیمێڵ|ئیمەیل"
    "|ئیمێل|پۆستی ئەلیکترۆنی"
    "|پۆستی ئەلکترۆنی",
    PHONE: "phone|phones|mobile|tel|telephone|cell|whatsapp|contact|هاتف|الهاتف|موبايل|الموبايل"
    "|جوال|الجوال|تلفون|واتساب"
    "|تەلەفۆن|تەلەفون|مۆبایل|مۆبایڵ|موبایل",
    POSITION: "position|job|role|function|designation|occupation|profession|منصب|المنصب|صفة|الصفة"
    "|وظيفة|الوظيفة|الوظيفي"
    "|المسمى|العنوان الوظيفي|المهنة|پۆست|پلە|پیشە|پلەی|کار|ئەرک",
    ORGANIZATION: "organization|organisation|organizations|org|ngo|institution|affiliation|entity"
    "|employer|company|agency"
    "|منظمة|المنظمة|مؤسسة|المؤسسة|الجهة|جهة|المؤسسة المنظمة|مكان العمل|جهة العمل|ڕێکخراو|ڕێکخراوی"
    "|ڕێکخراوەکە|دامەزراوە"
    "|دەزگا|لایەن|لایەنی",
    SEX: "sex|gender|m f|f m|male female|female male|ذكر أنثى|أنثى ذكر|نێر مێ|مێ نێر"
    "|جنس|الجنس|النوع|النوع الاجتماعي|ڕەگەز|ڕەگەزی|جێندەر",
    NAME: "name|names|full name|participant|participants|attendee|اسم|الاسم|الأسماء|أسماء|المشارك"
    "|المشاركون|المشاركين"
    "|اسم المشارك|ناو|ناوی|ناوەکان|بەشداربوو|بەشداربووان|ناوی سیانی|ناوی تەواو",
    FIRST: "first name|given name|first|forename|الاسم الأول|ناوی یەکەم",
    LAST: "last name|surname|family name|family|last|اللقب|اسم العائلة|العائلة|نازناو|ناوی باوک",
    WOMEN: "women|female|females|f|نساء|النساء|إناث|الإناث|ژن|ژنان|مێ|ئافرەت|ئافرەتان",
    MEN: "men|male|males|m|رجال|الرجال|ذكور|الذكور|پیاو|پیاوان|نێر",
    TOTAL: "total|sum|المجموع|مجموع|العدد|عدد|کۆ|کۆی گشتی|کۆی|ژمارەی بەشداربووان",
    NUMBER: "no|nr|n|s n|sn|sr|serial|number|id|رقم|الرقم|تسلسل|التسلسل|ت|م|ز|ژ|ژمارە|ژ ز",
    OTHER: "timestamp|join time|leave time|first join|last leave|duration|in meeting duration|guest|طابع زمني"
    "|signature|sign|signed|date|time|city|governorate|location|address|age|notes|note"
    "|remarks|comments|department"
    "|day 1|day 2|title|country|توقيع|التوقيع|التاريخ|تاريخ|المدينة|المحافظة|محافظة|العنوان|العمر"
    "|ملاحظات|الملاحظات|الوقت|القسم"
    "|واژۆ|واژوو|ئیمزا|بەروار|شار|پارێزگا|ناونیشان|تەمەن|تێبینی|کات",
}
# They stand in a heading beside the word that says what it is.
_ROLES = {folded(word): role for role, texts in reversed(_ROLE_WORDS.items()) for word in texts.split("|")}
_FILLING_WORDS = folded_set(
    "the|of|and|or|your|full|in|user|address|no|number|from|to|who|english|arabic|kurdish|m|f|working"
    "|work|signature",
    "و|أو|في|الثلاثي|الكامل|الرباعي|رقم|اسم|عنوان|اللغة|العربية|الإنكليزية",
    "سیانی|تەواو|ژمارە|ژمارەی|ناوی|ئەلیکترۆنی|ئەلکترۆنی",
)
_IN_ORDER = list(_ROLE_WORDS)
# What explains a heading: Full name (as in your passport).
_BRACKETS = re.compile(r"(?<=\w)\s*[(\[][^()\[\]]*[)\]]\s*$")
_LONGEST = 6
# A list that is numbered by letters has fewer in each number.
_LETTERS_OF_NUMBER = 4
# Headings of a whole list.
_OF_LISTS = folded_set(
    "attendance|attendance list|attendance sheet|list of participants|participants list|participant list",
    "sign in sheet|list of attendees|attendees|participants|names",
    "قائمة الحضور|الحضور|قائمة المشاركين|أسماء المشاركين|المشاركون|المشاركين|كشف الحضور|ورقة الحضور"
    "|أسماء الحضور",
    "لیستی ئامادەبووان|ئامادەبووان|لیستی بەشداربووان|بەشداربووان|ناوی بەشداربووان|ناوی ئامادەبووان",
)
# What a line must tell of besides to be taken for a header, and what may be missing at the end of a line below it.
_TELLING = {NAME, FIRST, ORGANIZATION, EMAIL}
_MAY_BE_MISSING = {PHONE, POSITION, OTHER, EMAIL, SEX, NUMBER}


@dataclass(frozen=True)
class Header:
    """What the columns are, and what parts them; no roles where that cannot be told."""

    separator: str
    roles: tuple[str, ...]

    @property
    def says_no_organization(self) -> bool:
        """Whether it has no column for organizations."""
        return ORGANIZATION not in self.roles

    def cells(self, line: str) -> dict[str, str] | None:
        """The cells of a line below by their role; None for a line that is no row of these columns."""
        if not self.roles:
            return None
        cells = cells_of(line.rstrip() if self.separator != TABS else line, self.separator)
        if (
            len(cells) == len(self.roles) + 1
            and NUMBER not in self.roles
            and cells[0].strip(". )").isdecimal()
        ):
            cells = cells[1:]
        while len(cells) > len(self.roles) and not cells[-1]:
            cells.pop()
        missing = self.roles[len(cells) :]
        if len(cells) > len(self.roles) or len(cells) < 2 or not _MAY_BE_MISSING.issuperset(missing):
            return None
        found: dict[str, str] = {}
        for role, cell in zip(self.roles, cells, strict=False):
            if cell and role not in found:
                found[role] = cell
        return found if _is_numbered(found) else None


def _is_numbered(cells: dict[str, str]) -> bool:
    """Whether the column of numbers holds what can be one: else a cell is missing, and the others stand elsewhere."""
    number = cells.get(NUMBER, "")
    return any(sign.isdigit() for sign in number) or sum(map(str.isalpha, number)) < _LETTERS_OF_NUMBER


def header_of(line: str) -> Header | None:
    """The header that ``line`` is, or None."""
    if "@" in line or CUT in line or len(line) > 400:
        return None
    words = folded(line)
    if words in _OF_LISTS or any(words.startswith(f"{title} ") for title in _OF_LISTS if " " in title):
        return Header("", ())
    separator = separator_of(line)
    if not separator:
        return _header_of_words(words)
    cells = cells_of(line, separator)
    roles = [role_of(cell) for cell in cells]
    seen = [(cell, role) for cell, role in zip(cells, roles, strict=True) if has_letter(cell) or role]
    known = {role for _cell, role in seen if role}
    unknown = sum(not role for _cell, role in seen)
    if _TELLING.isdisjoint(known):
        return None
    if len(seen) == 1 or (len(known) > 1 and len(known) > unknown):
        return Header(separator, tuple(role or OTHER for role in roles) if _guides(known) else ())
    return None


def _guides(known: set[str]) -> bool:
    """Whether it is said where names stand, or how many came: lines below are read by themselves else."""
    return not known.isdisjoint({NAME, FIRST}) or (
        ORGANIZATION in known and not known.isdisjoint({WOMEN, MEN, TOTAL})
    )


def role_of(cell: str) -> str:
    """What a column is, by its heading; the empty text where no word of it says so, or another stands beside."""
    words = folded(cell) if folded(cell) in _ROLES else folded(_BRACKETS.sub(" ", cell))
    if not words:
        return NUMBER if cell.strip() in {"#", "№"} else ""
    if words in _ROLES:
        return _ROLES[words]
    parts = [part if part in _ROLES else part.removeprefix("و") for part in words.split()]
    if len(parts) > _LONGEST or not all(part in _ROLES or part in _FILLING_WORDS for part in parts):
        return ""
    roles = {_ROLES[part] for part in parts if part in _ROLES}
    return next((role for role in _IN_ORDER if role in roles), "")


def _header_of_words(words: str) -> Header | None:
    """A header whose words nothing parts but a space: it says no more than that it is one."""
    parts = words.split()
    roles = {_ROLES.get(part, "") for part in parts}
    is_header = "" not in roles and not _TELLING.isdisjoint(roles) and (len(roles) > 1 or len(parts) == 1)
    return Header("", ()) if is_header and len(parts) <= 12 else None
