/** Finds texts that hold every word that was typed, whatever the capitals and accents: "Nunez" finds "Núñez". Nothing typed finds all. */
export function wordFinder(typed: string): (text: string) => boolean {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return (text) => {
    const whole = plain(text);
    return wanted.every((word) => whole.includes(word));
  };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
}
