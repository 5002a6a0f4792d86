import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition, extensionOf, tidyFileName } from './file-name.ts';

test('[PL-50] a file keeps the name people gave it, without folders, without invisible marks, ending in what it is', () => {
  expect(tidyFileName('Problème de pratique.docx', 'docx')).toBe('Problème de pratique.docx');
  expect(tidyFileName('C:\\Users\\rosa\\Walk notes.pdf', 'pdf')).toBe('Walk notes.pdf');
  expect(tidyFileName('../../etc/passwd', 'pdf')).toBe('passwd.pdf');
  expect(tidyFileName('Report v1.2', 'docx')).toBe('Report v1.2.docx');
  expect(tidyFileName('photo.JPEG', 'jpg')).toBe('photo.jpeg');
  expect(tidyFileName('harmless\u202egpj.exe\r\nSet-Cookie: x', 'pdf')).toBe('harmlessgpj.exeSet-Cookie- x.pdf');
  expect(tidyFileName('half \ud83d a face.pdf', 'pdf')).toBe('half a face.pdf');
  expect(tidyFileName('...', 'png')).toBe('document.png');
  expect(tidyFileName('', 'png')).toBe('document.png');
});

test('[PL-50] whatever a file is called, its download header is one line of ASCII and its name ends in its kind', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('docx', 'pdf', 'png'), (name, kind) => {
      const tidy = tidyFileName(name, kind);
      expect(extensionOf(tidy)).toBe(kind);
      expect(Array.from(tidy).length).toBeLessThanOrEqual(126);
      const header = contentDisposition(tidy);
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%!#$&+^`|~-]+$/);
      expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(tidy);
    }),
  );
});
