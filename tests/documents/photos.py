"""Photos of paper to upload, good and bad, made here. Each function gives the bytes of one file."""

import pillow_heif
from PIL import Image, ImageDraw, PngImagePlugin

from tests.documents.pictures import SVG, animated, bomb, written

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 200, 30)
#: The colors of the corners, clockwise from the upper left.
CORNERS = ("red", "green", "blue", "yellow")
_COLORS = dict(zip(CORNERS, (RED, GREEN, BLUE, YELLOW), strict=True))
ORIENTATION, GPS = 0x0112, 0x8825
#: How an upright photo is turned before the camera's note (1 to 8) turns it back.
HELD = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def sheet(width=450, height=600, mode="RGB", paper="white"):
    """A sheet whose corners have four colors, so that it is seen how it lies."""
    drawn = Image.new("RGB", (width, height), paper)
    corner = min(width, height) // 4
    places = ((0, 0), (width - corner, 0), (width - corner, height - corner), (0, height - corner))
    for (left, top), color in zip(places, _COLORS.values(), strict=True):
        ImageDraw.Draw(drawn).rectangle((left, top, left + corner, top + corner), fill=color)
    return drawn.convert(mode)


def corners_of(picture, inset=0.12):
    """The names of the colors in the corners of a picture, clockwise from the upper left."""
    picture = picture.convert("RGB")
    across, down = round(picture.width * inset), round(picture.height * inset)
    right, bottom = picture.width - across, picture.height - down
    return tuple(
        _nearest(picture.getpixel(place))
        for place in ((across, down), (right, down), (right, bottom), (across, bottom))
    )


def _nearest(color):
    known = _COLORS | {"white": (255, 255, 255)}
    return min(known, key=lambda name: sum((a - b) ** 2 for a, b in zip(known[name], color, strict=True)))


def jpeg(**more):
    return written(sheet(**more), "JPEG", quality=90)


def heic_of_tiles():
    """As a phone writes it: of many small pictures side by side, each of which may be lost."""
    before, pillow_heif.options.GRID_TILE_SIZE = pillow_heif.options.GRID_TILE_SIZE, 256
    try:
        return heic(sheet(700, 900))
    finally:
        pillow_heif.options.GRID_TILE_SIZE = before


def heic(drawn=None, **options):
    return written(drawn or sheet(), "HEIF", **options)


def with_a_place(kind="JPEG", orientation=1):
    """A phone's photo, with where and with what it was taken, held so that the camera's note must turn it."""
    held = HELD[orientation]
    drawn = sheet() if held is None else sheet().transpose(held)
    note = Image.Exif()
    note[ORIENTATION] = orientation
    note[0x010F] = "Secret Camera"
    place = note.get_ifd(GPS)
    place[1], place[2], place[0x1D] = "N", (36.0, 11.0, 28.0), "secret place"
    more = {"comment": b"a secret comment"} if kind == "JPEG" else {}
    return written(drawn, kind, exif=note, quality=90, xmp=b"<x>secret words</x>", **more)


def heic_turned_by_itself():
    """As a phone writes it: the file says how it is turned, and the camera's note says so too."""
    note = Image.Exif()
    note[ORIENTATION] = 6
    return heic(sheet().transpose(HELD[6]), exif=note.tobytes())


def png_with_words():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "A secret author")
    return written(sheet(), pnginfo=words) + b"%PDF-1.4 <script>a secret tail</script>"


def in_sixteen_bits():
    return written(Image.new("I;16", (300, 400), 40_000))


def transparent():
    """A signature on nothing: what is under it is paper."""
    drawn = Image.new("RGBA", (400, 500), (0, 0, 0, 0))
    drawn.paste((200, 20, 20, 255), (150, 150, 250, 250))
    return written(drawn)


def cut(data, part):
    return data[: int(len(data) * part)]


def cut_and_closed(part=0.5, **options):
    """Cut in the middle, with a proper end put behind: a reader draws gray where it stops, and says nothing."""
    return cut(written(sheet(), "JPEG", **options), part) + b"\xff\xd9"


def cut_at_a_mark():
    """Cut where the reader of a JPEG may start again, so that what is there is whole."""
    data = written(sheet(), "JPEG", restart_marker_rows=1)
    return data[: data.index(b"\xff\xd3")] + b"\xff\xd9"


def with_more_than_dots():
    """As some cameras write it: marks to start again, some bytes before the end, and a film behind it."""
    data = written(sheet(), "JPEG", restart_marker_rows=1)
    return data[:-2] + bytes(9) + b"\xff\xff\xd9" + b"\0\0\0\x18ftypmp42" + data[200:2000]


def several(kind, *sizes):
    pictures = [sheet(width, height) for width, height in sizes]
    return written(pictures[0], kind, save_all=True, append_images=pictures[1:])


def heic_sequence():
    """As a burst of a phone begins."""
    data = heic()
    return data[:8] + b"hevc" + data[12:]


GOOD = {
    "JPEG": jpeg,
    "JPEG that appears step by step": lambda: written(sheet(), "JPEG", progressive=True),
    "JPEG with more than dots": with_more_than_dots,
    "gray": lambda: jpeg(mode="L"),
    "four printing colors": lambda: jpeg(mode="CMYK"),
    "PNG": lambda: written(sheet()),
    "a palette": lambda: written(sheet(mode="P")),
    "HEIC": heic,
    "HEIC with a small picture": lambda: written(sheet(), "HEIF", thumbnails=[100]),
    "HEIC of tiles": heic_of_tiles,
    "HEIC with something behind it": lambda: heic() + b"\0\0\0\0SEFT\0\0",
    "HEIC in gray": lambda: heic(sheet(mode="L")),
    "HEIC and a smaller one": lambda: several("HEIF", (450, 600), (225, 300)),
    "WebP": lambda: written(sheet(), "WEBP"),
    "TIFF": lambda: written(sheet(), "TIFF"),
    "TIFF of a scanner": lambda: written(sheet(mode="1"), "TIFF", compression="group4"),
    "TIFF in LZW": lambda: written(sheet(), "TIFF", compression="tiff_lzw"),
    "two pictures of a phone": lambda: several("MPO", (450, 600), (225, 300)),
    "a square": lambda: jpeg(width=500, height=500),
    "a strip": lambda: jpeg(width=300, height=2000),
}

BAD = {
    "tiny": (lambda: jpeg(width=100, height=150), "too_few_dots"),
    "a bomb": (bomb, "too_many_dots"),
    "a line": (lambda: jpeg(width=4000, height=220), "narrow"),
    "JPEG cut early": (lambda: cut(jpeg(), 0.2), "damaged"),
    "JPEG cut late": (lambda: cut(jpeg(), 0.9), "damaged"),
    "JPEG cut and closed": (cut_and_closed, "damaged"),
    "JPEG cut late and closed": (lambda: cut_and_closed(0.9), "damaged"),
    "JPEG in steps cut and closed": (lambda: cut_and_closed(progressive=True), "damaged"),
    "JPEG cut at a mark and closed": (cut_at_a_mark, "damaged"),
    "PNG cut late": (lambda: cut(written(sheet()), 0.8), "damaged"),
    "HEIC cut early": (lambda: cut(heic(), 0.2), "damaged"),
    "HEIC cut late": (lambda: cut(heic(), 0.95), "damaged"),
    "HEIC of tiles cut": (lambda: cut(heic_of_tiles(), 0.9), "damaged"),
    "TIFF cut": (lambda: cut(written(sheet(), "TIFF"), 0.5), "damaged"),
    "WebP cut": (lambda: cut(written(sheet(), "WEBP"), 0.7), "damaged"),
    "only a beginning": (lambda: b"\xff\xd8\xff\xe0", "damaged"),
    "only a beginning of HEIC": (lambda: b"\0\0\0\x18ftypheic", "damaged"),
    "moving PNG": (lambda: animated("PNG"), "animated"),
    "moving WebP": (lambda: animated("WEBP"), "animated"),
    "HEIC of two sheets": (lambda: several("HEIF", (450, 600), (450, 600)), "sequence"),
    "HEIC sequence": (heic_sequence, "sequence"),
    "TIFF of two pages": (lambda: several("TIFF", (450, 600), (450, 600)), "sequence"),
    "GIF": (lambda: written(sheet(), "GIF"), "not_photo"),
    "film": (lambda: b"\0\0\0\x18ftypmp42" + bytes(500), "not_photo"),
    "SVG": (lambda: SVG, "svg"),
    "PDF": (lambda: b"%PDF-1.4\n%%EOF", "not_photo"),
    "words": (lambda: b"Memorandum", "not_photo"),
}
