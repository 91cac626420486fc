"""Column letters of spreadsheets: A, B, ... Z, AA."""


def column_letters(index: int) -> str:
    """Letters of a column counted from 0."""
    letters, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(reference: str) -> int:
    """Column counted from 0 of a cell reference such as "AB12"; -1 where there are no letters."""
    index = 0
    for character in reference[:4]:
        if not "A" <= character <= "Z":
            break
        index = index * 26 + ord(character) - 64
    return index - 1


def row_number(reference: str) -> int:
    """Row of a cell reference such as "AB12"; 0 where there is none."""
    digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdigit() and len(digits) < 8 else 0
