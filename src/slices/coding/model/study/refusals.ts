import type { Refusal, RefusalKind } from '../../../../kernel/result.ts';

/** What a coder may rely on whenever something was not taken. */
const KEPT = 'What you marked and wrote is still on your screen.';
const SAME = 'Nothing was changed.';

function refusal(kind: RefusalKind, code: string, message: string, mend: string, newer?: unknown): Refusal {
  return newer === undefined ? { kind, code, message, mend } : { kind, code, message, mend, newer };
}

/** Refusals about who may do what. */
export const rightsRefusals = {
  onlyReading: () => refusal('not-allowed', 'only-reading', `You read this study and do not code in it. ${SAME}`, 'Ask a lead of the study to make you a coder.'),
  onlyLeads: (what: string) => refusal('not-allowed', 'only-leads', `Only a lead of the study may ${what}. ${SAME}`, 'Ask a lead to do it, or write a memo that says why it should be done.'),
  notACoderOf: (round: string) => refusal('not-allowed', 'not-a-coder-of-round', `You are not one of the coders of "${round}". ${KEPT}`, 'Ask a lead to add you to this round, or choose a round that you code in.'),
  notYours: (what: string) => refusal('not-allowed', 'not-yours', `This ${what} is someone else's and stays as it is. ${SAME}`, `Make a ${what} of your own; differences are talked over when the round is compared.`),
  notSignedIn: () => refusal('not-allowed', 'nobody-asks', `Nobody in particular asked for this. ${SAME}`, 'Sign in, then try again.'),
};

/** Refusals about rounds. */
export const roundRefusals = {
  noSuchRound: () => refusal('not-found', 'no-such-round', `This round is not in the study. ${KEPT}`, 'Reload the page to see the rounds it has.'),
  roundNotOpen: (round: string, phase: string) =>
    refusal('conflict', 'round-not-open', `"${round}" is ${phase}, so its codings stay as they are. ${KEPT}`, phase === 'frozen' ? 'Ask a lead to open it again, or code in a round that is open.' : 'Code in a round that is open.'),
  sourceNotInRound: (round: string) => refusal('conflict', 'source-not-in-round', `This text does not belong to "${round}". ${KEPT}`, 'Choose a round that this text belongs to, or ask a lead to add the text to the round.'),
  phaseOrder: (round: string, phase: string, to: string, next: string) =>
    refusal('conflict', 'phase-order', `"${round}" is ${phase} and cannot become ${to} from there. ${SAME}`, next),
  unblindFirst: (round: string) => refusal('conflict', 'unblind-first', `"${round}" is blind: comparing begins by unblinding it. ${SAME}`, 'Unblind the round; everyone then sees everyone’s codings.'),
  freezeFirst: (round: string) => refusal('conflict', 'freeze-first', `"${round}" is still open. It stays blind, and ${SAME.toLowerCase()}`, 'Freeze the round first, so that nobody codes on after having seen the others.'),
  notBlind: (round: string) => refusal('conflict', 'not-blind', `"${round}" has nothing hidden. ${SAME}`, 'Move it to compared instead.'),
  staysBlind: (round: string) => refusal('conflict', 'stays-blind', `"${round}" is blind, and coders rely on it. ${SAME}`, 'Freeze it, then unblind it; or begin another round that is not blind.'),
  blindTooLate: (round: string) => refusal('conflict', 'blind-too-late', `In "${round}" there are codings that others have seen, so it cannot become blind. ${SAME}`, 'Begin a new blind round.'),
  roundFrozenAsIs: (round: string, phase: string) => refusal('conflict', 'round-settled', `"${round}" is ${phase}; only its name and purpose may still change. ${SAME}`, 'Begin a new round with other coders, texts or codes.'),
  differencesLeft: (round: string, left: number) =>
    refusal('conflict', 'differences-left', `In "${round}" ${left === 1 ? 'one difference is' : `${left} differences are`} still undecided. ${SAME}`, 'Decide them in the queue, or say in a sentence why the rest may stay as they are.'),
  notCompared: (round: string, phase: string) => refusal('conflict', 'not-compared', `"${round}" is ${phase}; differences are decided while it is compared. ${KEPT}`, 'Move the round to compared first, or leave the decision as it stands.'),
  withinItself: () => refusal('invalid', 'within-itself', `A round can only lie within an earlier one. ${SAME}`, 'Choose a round that was begun before it.'),
  noSuchSource: () => refusal('not-found', 'no-such-source', `This text is not in the study, or was taken away. ${KEPT}`, 'Reload the page to see the texts it has.'),
  draftNamed: () => refusal('conflict', 'draft-named', `This names a code that is hidden in a blind round. ${SAME}`, 'Choose codes that everyone can see, or unblind that round first.'),
};

/** Refusals about the codebook. */
export const codeRefusals = {
  noSuchCode: () => refusal('not-found', 'no-such-code', `This code is not in the codebook. ${KEPT}`, 'Reload the page to see the codes it has.'),
  codeRetired: (name: string, how: string, into: string) =>
    refusal('conflict', 'code-retired', `"${name}" was ${how}${into && ` into ${into}`} and is no longer used. ${KEPT}`, into ? `Use ${into}, or ask a lead to restore "${name}".` : `Ask a lead to restore "${name}", or use another code.`),
  notCodable: (name: string) => refusal('conflict', 'code-not-codable', `"${name}" only holds other codes. ${KEPT}`, 'Choose one of the codes in it.'),
  notInFamilies: (name: string, round: string, families: string) =>
    refusal('conflict', 'not-in-families', `"${name}" does not belong to the codes of "${round}" (${families}). ${KEPT}`, 'Choose one of those, or ask a lead to widen the round.'),
  draftElsewhere: (name: string) => refusal('conflict', 'draft-elsewhere', `"${name}" is a draft of another blind round. ${KEPT}`, 'Use it when that round is unblinded, or make a code in this round.'),
  nameTaken: (name: string, path: string) => refusal('conflict', 'code-name-taken', `There is already a code "${name}" in this place (${path}). ${KEPT}`, 'Use that one, give this one another name, or put it under another code.'),
  cycle: (name: string, under: string) => refusal('invalid', 'code-cycle', `"${under}" lies under "${name}", so "${name}" cannot move under it. ${SAME}`, 'Move the lower one out first.'),
  codeChanged: (name: string, newer: unknown) => refusal('conflict', 'code-changed', `Someone changed "${name}" while you did. Your words are still on your screen and nothing was overwritten.`, 'Look at both, then save again to keep yours.', newer),
  mergeIntoItself: (name: string) => refusal('invalid', 'merge-into-itself', `"${name}" cannot be merged into itself. ${SAME}`, 'Choose another code to keep.'),
  draftBoundary: (name: string) => refusal('conflict', 'draft-boundary', `"${name}" is still hidden in a blind round, and the codebook that everyone sees may not point to it. ${SAME}`, 'Do it when the round is unblinded.'),
  hasCodes: (name: string, count: number) => refusal('conflict', 'code-has-codes', `"${name}" still holds ${count === 1 ? 'a code' : `${count} codes`}. ${SAME}`, 'Move or retire those first.'),
  notRetired: (name: string) => refusal('conflict', 'code-not-retired', `"${name}" is in use already. ${SAME}`, 'Nothing needs to be done.'),
  notSplit: (name: string) => refusal('conflict', 'code-not-split', `"${name}" was not split. ${SAME}`, 'Reload the page to see what is still to be decided.'),
  strangeAssignment: () => refusal('invalid', 'strange-assignment', `Some codings were given to a code that is not one of the parts, or are not codings of the code that was split. ${SAME}`, 'Reload the page and choose again.'),
  idTaken: () => refusal('conflict', 'id-taken', `Something else already has this number. ${KEPT}`, 'Reload the page and send it once more.'),
  coderNamesFamily: () => refusal('not-allowed', 'only-inductive', `Codes of a framework are added by a lead of the study. ${KEPT}`, 'Say what in the text did not fit, and add it as an inductive code.'),
};

/** Refusals about stretches of text. */
export const spanRefusals = {
  emptySpan: () => refusal('invalid', 'empty-span', `There is no text in what was marked. ${SAME}`, 'Mark at least one character.'),
  outsideText: (length: number) => refusal('invalid', 'outside-text', `What was marked reaches beyond the end of the text (${length} characters). ${SAME}`, 'Reload the page and mark it again.'),
  textRevised: (newer: unknown) => refusal('conflict', 'text-revised', `The text was corrected while you marked it, so the place may be another now. ${KEPT}`, 'Look at the stretch in the new text; it has been carried over for you. Then code it again.', newer),
  textBeingRevised: () => refusal('conflict', 'text-being-revised', `The text is being corrected at this moment. ${KEPT}`, 'Wait a second, then do it again.'),
  outsideEarlierRound: (outside: string, round: string) =>
    refusal('conflict', 'outside-earlier-round', `This round goes through what was coded in "${round}", and these places were not: ${outside}. ${KEPT}`, `Mark only what was coded there, or ask a lead to code the rest in "${round}" first.`),
  noSuchCoding: () => refusal('not-found', 'no-such-coding', `This coding is no longer there. ${SAME}`, 'Look at the text again; someone or you yourself took it away.'),
  idTaken: () => refusal('conflict', 'id-taken', `Another coding already has this number. ${KEPT}`, 'Reload the page and code it once more.'),
};

/** Refusals about memos, decisions, questions, undoing. */
export const noteRefusals = {
  emptyMemo: () => refusal('invalid', 'empty-memo', `There is nothing written in this memo. ${SAME}`, 'Write a word, or remove the memo.'),
  noSuchMemo: () => refusal('not-found', 'no-such-memo', `This memo is no longer there. ${KEPT}`, 'Write it as a new memo.'),
  noSuchThing: () => refusal('not-found', 'no-such-thing', `What this memo is about is not there. ${KEPT}`, 'Write the memo about the text or about the study instead.'),
  memoTextRevised: (newer: unknown) => refusal('conflict', 'text-revised', `The text was corrected while you wrote, so the place may be another now. ${KEPT}`, 'Look at the stretch in the new text; the memo has been carried over to it. Then keep it again. If those words are gone, copy what you wrote and mark another place.', newer),
  decisionTextRevised: (newer: unknown) => refusal('conflict', 'text-revised', `The text was corrected while you decided, so the places may be others now. ${KEPT}`, 'Look at the difference in the new text, and at the places you keep. Then decide it again.', newer),
  reasonMissing: () => refusal('invalid', 'reason-missing', `A decision needs its reason, so that others can follow it. ${KEPT}`, 'Say in a sentence why.'),
  nothingToCompare: () => refusal('invalid', 'nothing-to-compare', `These codings are not in this round and text. ${KEPT}`, 'Reload the queue and decide it again.'),
  keepsNothing: () => refusal('invalid', 'keeps-while-open', `Only a resolved difference can put something in its place. ${KEPT}`, 'Choose "resolved", or keep both as they are.'),
  noSuchQuery: () => refusal('not-found', 'no-such-query', `This saved question is no longer there. ${SAME}`, 'Reload the page to see those that are.'),
  nothingToUndo: () => refusal('conflict', 'nothing-to-undo', 'There is nothing of yours to take back here. Everything stays as it is.', 'Acts that others rely on, such as freezing a round, are not taken back; do the next step instead.'),
  nothingToRedo: () => refusal('conflict', 'nothing-to-redo', 'There is nothing to put back. Everything stays as it is.', 'What you did after undoing takes its place.'),
  changedSince: (what: string) => refusal('conflict', 'changed-since', `${what} was changed again since, so it cannot simply go back. ${SAME}`, 'Look at how it stands now and change it by hand.'),
  usedSince: (what: string) => refusal('conflict', 'used-since', `${what} is in use by now, so it cannot simply disappear. ${SAME}`, 'Eliminate or merge it with a reason; its history then stays readable.'),
  settledSince: (round: string) => refusal('conflict', 'settled-since', `"${round}" is no longer open, so this stays as it was decided. ${SAME}`, 'Work on in a round that is open.'),
  bookRecorded: (round: string) => refusal('conflict', 'book-recorded', `"${round}" was frozen with the codebook as it is since then, so this step of it stays on record. ${SAME}`, 'Change the codebook with a new step: rename, move, restore.'),
};
