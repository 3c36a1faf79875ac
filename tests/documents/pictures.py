"""Pictures to upload, good and bad, made here. Each function gives the bytes of one file."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin

RED, BLUE = (200, 20, 20), (20, 20, 200)


def picture(width=300, height=200, mode="RGB", color=RED):
    """A picture whose upper half is of another color than its lower one."""
    drawn = Image.new("RGB", (width, height), color)
    drawn.paste(BLUE, (0, height // 2, width, height))
    return drawn.convert(mode)


def written(drawn, kind="PNG", **options):
    data = io.BytesIO()
    drawn.save(data, kind, **options)
    return data.getvalue()


def png(**more):
    return written(picture(**more))


def with_metadata():
    """A JPEG with who took it and where, held on its side; the camera's note says how to turn it."""
    note = Image.Exif()
    note[0x0112] = 6
    note[0x010F] = "Secret Camera"
    note.get_ifd(0x8825)[1] = "N"
    return written(picture(), "JPEG", exif=note, comment=b"a secret comment", quality=95)


def png_with_words():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "A secret author")
    return written(picture(), pnginfo=words) + b"<script>a secret tail</script>"


def transparent():
    drawn = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    drawn.paste((200, 20, 20, 255), (50, 50, 150, 150))
    return written(drawn)


def in_sixteen_bits():
    return written(Image.new("I;16", (100, 100), 40_000))


def animated(kind):
    frames = [picture(color=(step, 0, 0)) for step in (10, 100, 200)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, loop=0)


def bomb(side=60_000):
    """A few kilobytes that say they are of so many dots."""

    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(bytes(1_000_000))) + part(b"IEND", b"")


def bomb_of_words():
    """A picture with a text that unpacks to 300 MB."""
    plain = png()
    data = b"Comment\0\0" + zlib.compress(bytes(300_000_000))
    text = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    return plain[:33] + text + plain[33:]


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

GOOD = {
    "PNG": png,
    "JPEG": lambda: written(picture(), "JPEG"),
    "WebP": lambda: written(picture(), "WEBP"),
    "WebP without loss": lambda: written(picture(), "WEBP", lossless=True),
    "transparent WebP": lambda: written(Image.new("RGBA", (99, 77), (9, 9, 9, 0)), "WEBP"),
    "four printing colors": lambda: written(picture(mode="CMYK"), "JPEG"),
    "gray": lambda: png(mode="L"),
    "black and white": lambda: png(mode="1"),
    "a palette": lambda: png(mode="P"),
    "sixteen bits": in_sixteen_bits,
    "transparent": transparent,
    "as large as may be": lambda: png(width=5000, height=5000),
    "as large as may be, transparent": lambda: png(width=5000, height=5000, mode="RGBA"),
    "as large as may be, WebP": lambda: written(picture(5000, 5000), "WEBP"),
    "two pictures of a phone": lambda: written(
        picture(), "MPO", save_all=True, append_images=[picture(100, 100)]
    ),
}

BAD = {
    "one dot": (lambda: png(width=1, height=1), "too_few_dots"),
    "20,000 dots": (lambda: png(width=20_000, height=40), "too_many_dots"),
    "a bomb": (bomb, "too_many_dots"),
    "a bomb of words": (bomb_of_words, "damaged"),
    "a large WebP": (
        lambda: written(picture(12_000, 16_000), "WEBP", lossless=True, quality=0),
        "too_many_dots",
    ),
    "a large plain WebP": (
        lambda: written(picture(9_000, 600), "WEBP", quality=1, method=0),
        "too_many_dots",
    ),
    "a large WebP with transparency": (
        lambda: written(picture(9_000, 600, "RGBA"), "WEBP", exif=b"Exif", quality=1, method=0),
        "too_many_dots",
    ),
    "a line": (lambda: png(width=5000, height=32), "narrow"),
    "cut in the middle": (lambda: written(picture(), "JPEG")[:1500], "damaged"),
    "cut in the middle and closed": (lambda: written(picture(), "JPEG")[:1500] + b"\xff\xd9", "damaged"),
    "PNG cut in the middle": (lambda: png()[:200], "damaged"),
    "WebP cut in the middle": (lambda: written(picture(), "WEBP")[:100], "damaged"),
    "only a beginning": (lambda: b"\x89PNG\r\n\x1a\n", "damaged"),
    "moving PNG": (lambda: animated("PNG"), "animated"),
    "moving WebP": (lambda: animated("WEBP"), "animated"),
    "GIF": (lambda: written(picture(), "GIF"), "not_picture"),
    "SVG": (lambda: SVG, "svg"),
    "HTML": (lambda: b"<!doctype html><script>alert(1)</script>", "not_picture"),
    "PDF": (lambda: b"%PDF-1.4\n%%EOF", "not_picture"),
    "empty": (lambda: b"", "empty"),
}
