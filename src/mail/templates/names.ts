/** How many characters (code points) of a name are shown. */
const LONGEST = 60;

/**
 * A name that somebody typed, as it may stand in a mail that carries our name and goes to people who do not know them:
 * one line, nothing that turns text around or cannot be seen, cut, and never a link.
 *
 * Mail programs make links of what looks like one, in plain text and between HTML tags: `evil.example`, `https://…`,
 * `a@b`. So a hair space (U+200A) goes behind each dot, colon and @ that has something glued to it. It hardly shows,
 * and it is white space to all who look for links. A word joiner (U+2060) shows even less, but it is a letter to some
 * of them, and browsers drop it from addresses: the link would work.
 */
export function safeName(name: string): string {
  const line = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = Array.from(line);
  const cut =
    characters.length <= LONGEST
      ? line
      : `${characters
          .slice(0, LONGEST - 1)
          .join('')
          .trimEnd()}…`;
  return cut.replace(/([.:@\u3002\uff0e\uff1a\uff20\uff61\u2024])(?=[^\s])/gu, '$1\u200a');
}

/**
 * Marks and overrides of direction, zero-width spaces, tags, and halves of characters. Joiners within a word
 * stay: some scripts and emoji need them.
 */
const UNSEEN =
  /[\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\u{e0000}-\u{e007f}]/gu;
