"""What a keyboard and a mouse send to a program, byte for byte."""

from __future__ import annotations

from enum import IntEnum

_NAMED = {
    "enter": b"\r",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "space": b" ",
    "escape": b"\x1b",
    "ctrl+space": b"\x00",
}
_WITH_LETTER = {"up": b"A", "down": b"B", "right": b"C", "left": b"D", "end": b"F", "home": b"H"}
_WITH_NUMBER = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6, "f5": 15, "f6": 17, "f7": 18, "f8": 19} | {
    "f9": 20,
    "f10": 21,
    "f11": 23,
    "f12": 24,
}
_FUNCTION = {"f1": b"P", "f2": b"Q", "f3": b"R", "f4": b"S"}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}


class MouseButton(IntEnum):
    """The button's number in an SGR mouse report."""

    LEFT = 0
    MIDDLE = 1
    RIGHT = 2
    NONE = 3
    WHEEL_UP = 64
    WHEEL_DOWN = 65


def key_bytes(key: str, *, kitty: bool = False) -> bytes:
    """What the key sends: a character, or a name as Textual spells it (`enter`, `ctrl+p`, `shift+down`, `f2`).

    `kitty` tells that the program asked for keys that cannot be confused; then Escape is no longer the first byte of
    every other key. Raises ValueError for an unknown name.
    """
    if key == "escape" and kitty:
        return b"\x1b[27u"
    if key in _NAMED:
        return _NAMED[key]
    if len(key) == 1:
        return key.encode()
    *modifiers, name = key.split("+")
    try:
        modifier = sum(_MODIFIERS[each] for each in modifiers)
    except KeyError as error:
        raise ValueError(f"unknown key {key!r}") from error
    if name in _WITH_LETTER:
        return b"\x1b[1;%d%b" % (modifier + 1, _WITH_LETTER[name]) if modifier else b"\x1b[" + _WITH_LETTER[name]
    if name in _WITH_NUMBER:
        return b"\x1b[%d;%d~" % (_WITH_NUMBER[name], modifier + 1) if modifier else b"\x1b[%d~" % _WITH_NUMBER[name]
    if name in _FUNCTION and not modifier:
        return b"\x1bO" + _FUNCTION[name]
    if modifiers == ["ctrl"] and len(name) == 1 and "a" <= name <= "z":
        return bytes([ord(name) - ord("a") + 1])
    if modifiers == ["alt"] and len(name) == 1:
        return b"\x1b" + name.encode()
    raise ValueError(f"unknown key {key!r}")


def mouse_bytes(button: MouseButton, column: int, row: int, *, moving: bool = False, released: bool = False) -> bytes:
    """An SGR mouse report for the cell, counted from 0."""
    code = button + (32 if moving else 0)
    return b"\x1b[<%d;%d;%d%b" % (code, column + 1, row + 1, b"m" if released else b"M")


def paste_bytes(text: str) -> bytes:
    """Text pasted at once into a program that asked for bracketed paste."""
    return b"\x1b[200~" + text.encode() + b"\x1b[201~"
