import fc from 'fast-check';

/** Text that is meant to break something. */

/** By the thousand: marks of which each is out of order, what patterns repeat, what takes two code units. */
const REPEATED = [
  ...'\u0301|\u0345\u0334|e\u0301|\u{1d165}\u{1d16d}|👩‍👩‍👧|𐐀|\u200f|\ud800|\0|\n|\u00a0'.split('|'),
  ...'a|-|.|@|/|%|{|\\| |a.|ñ.|a-|aA'.split('|'),
];
const MANY = [30, 255, 1_000, 10_000, 10_001, 100_000];

/** Names as people have them, what templates and languages read as their own, and what is nearly of some form. */
const WORDS = String.raw`
  Ñandú R&D O'Brien O’Neill 株式会社 Ångström שלום مرحبا 한 ß İ ı ſ ﬁ ﷺ 🦤 👩‍👩‍👧‍👦 🇪🇸🇲🇽 ❤️
  __proto__ constructor toString hasOwnProperty null undefined NaN Infinity -0 1e400 { } {max} {{x}} ${'${x}'} $t(REQUIRED) $& $1
  ';drop_table_users;-- '_or_1=1 % _ %s \ " \u0000 <script>alert(1)</script> &amp; &#0; %00 ../../etc/passwd javascript:alert(1)
  ada@acme.example a@b @ a@ñandú.es "a_b"@acme.com a@[127.0.0.1] a@b@c.de a..b@c.de a@-b.de a@b-.de a@b..de
  https://acme.example https://ñandú.es/ñ?q=ñ http://[::1] https://a@b.com https://%00.com https://xn--a.com //a.b ftp://a.b
  acme -acme- a--b ACME en es-MX x-private en-u-ca-gregory i-klingon en_US a- ES EUR T25l SW5kdXN0cnk6eA==
  Europe/Madrid UTC +01:00 Etc/GMT+12 ../UTC Factory localtime`
  .trim()
  .split(/\s+/);

/** What is no text, or hardly: halves of pairs, controls, directions, spaces of all kinds, marks on nothing. */
const SPECKS = [
  ...'| |\0|\ud83d|\ude00|\ude00\ud83d|\u0001|\u001b[2J|\r\n|\t|\u007f|\u0085|\ufffe|\uffff'.split(
    '|',
  ),
  ...'\ufeff|\u00a0|\u2028|\u200b|\u3000|\u180e|\u202eevil\u202c|\u2066x\u2069|\u061c'.split('|'),
  ...'N\u0303andu\u0301|α\u0313\u0300\u0345|q\u0307\u0323|\u1112\u1161\u11ab|\u{1d160}'.split('|'),
  ...'\u{1611e}\u{1611e}\u{1611f}|🏴\u{e0067}\u{e0062}\u{e007f}|\u1160|\u0344|\u{10ffff}'.split(
    '|',
  ),
];

/** Where a careless pattern takes for ever. */
const TRAPS = [
  ...['a'.repeat(60), 'a-'.repeat(31), ' a'.repeat(49), 'a/'.repeat(30)].map((row) => `${row}!`),
  ...['a-', 'a.', 'ñ.'].flatMap((part) => [`a@${part.repeat(80)}`, `${part.repeat(80)}@a.b`]),
  ...['a.', 'ñ', 'ñ.', 'xn--', '%61', '9.'].map((part) => `https://${part.repeat(50)}.es`),
  `en${'-abcdefgh'.repeat(3)}`,
];

const piece = fc.constantFrom(...WORDS, ...SPECKS, ...TRAPS);
const huge = fc
  .tuple(fc.constantFrom(...REPEATED), fc.constantFrom(...MANY), piece)
  .map(([part, length, end]) => part.repeat(length / part.length + 1).slice(0, length) + end);

/** Text of any kind, also of none. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: piece },
  {
    weight: 4,
    arbitrary: fc.array(piece, { minLength: 2, maxLength: 6 }).map((all) => all.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)) },
  { weight: 1, arbitrary: huge },
);

/** Text that every field takes that takes text of any kind, whatever its limits. */
export const exoticText = fc
  .constantFrom(
    'R&D de Ñandú {max}',
    'O’Brien <b>{{x}}</b> 🦤',
    '__proto__ שלום 👩‍👩‍👧',
    'q\u0323\u0307 株式会社 \u200f$&',
  )
  .map((text) => `${text} and some more`);

const SPACE = ['', '', ' ', '\n', '\t ', '\u00a0', '\ufeff', '\u3000', '\u2028', '\u1680\u2003'];

/** The same text as somebody else may type it: with space around it, in another Unicode form. */
export const retyped = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...SPACE), fc.constantFrom('NFC', 'NFD'), fc.constantFrom(...SPACE))
    .map(([before, form, after]) => before + text.normalize(form) + after);
