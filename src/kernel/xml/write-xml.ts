import { FORBIDDEN, MAY_BE_FORBIDDEN } from './xml-chars.ts';

const IN_TEXT = /[&<>\r]/;
const IN_ATTRIBUTE = /[&<>"\t\n\r]/;

/**
 * The text as XML can carry it: each character that XML forbids (most controls, halves of broken characters, U+FFFE, U+FFFF)
 * becomes one U+FFFD, so that every place in the text stays where it was.
 */
export function xmlStorable(text: string): string {
  return MAY_BE_FORBIDDEN.test(text) ? text.replace(FORBIDDEN, '\ufffd') : text;
}

/** The text between tags; a reader gets it back exactly, carriage returns included, but for {@link xmlStorable}. */
export function escapeXmlText(text: string): string {
  const storable = xmlStorable(text);
  return IN_TEXT.test(storable) ? storable.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;') : storable;
}

/** The text in the quotes (`"`) of an attribute; a reader gets it back exactly, tabs and line ends included, but for {@link xmlStorable}. */
export function escapeXmlAttribute(text: string): string {
  const storable = xmlStorable(text);
  if (!IN_ATTRIBUTE.test(storable)) return storable;
  return storable.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;').replace(/\r/g, '&#13;');
}
