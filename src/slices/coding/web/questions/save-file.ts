import { err, ok, type Result } from '../../../../kernel/result.ts';
import { OFFLINE, problemFrom, type Problem } from '../../../../platform/web/problem.ts';

/** Asks for a file with a question that is too long for an address, and gives it to the browser to save. */
export async function saveFile(path: string, question: object, name: string): Promise<Result<null, Problem>> {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', 'x-jointwork': '1' }, credentials: 'same-origin', body: JSON.stringify(question) });
    if (!answer.ok) return err(problemFrom(answer.status, await answer.json().catch(() => null)));
    const address = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = nameIn(answer.headers.get('content-disposition')) ?? name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return ok(null);
  } catch {
    return err(OFFLINE);
  }
}

function nameIn(disposition: string | null): string | null {
  const [, told] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  return told ? decodeURIComponent(told) : null;
}
