import { counted, listed } from '../../../../platform/web/words.ts';
import type { Floor, Named } from './who-speaks.ts';
import type { Task } from './my-task.ts';

function subject(named: Named): string {
  return listed(named.includesYou ? ['You', ...named.names] : named.names);
}

function verb(named: Named, one: string, many: string): string {
  return !named.includesYou && named.names.length === 1 ? one : many;
}

/** Who speaks, as one sentence from where the viewer sits. */
function floor(now: Floor): string {
  switch (now.kind) {
    case 'writing':
      if (now.writers.includesYou) return 'Nobody speaks. You write.';
      return now.writers.names.length > 3 ? 'Nobody speaks. The others write.' : `Nobody speaks. ${subject(now.writers)} ${verb(now.writers, 'writes', 'write')}.`;
    case 'reading':
      return now.isYou ? 'You read aloud. Everyone else listens.' : `${now.reader} reads aloud. Everyone else listens.`;
    case 'all-read':
      return now.isYou ? 'All are read. They come to you next.' : `All are read. They go to ${now.to} next.`;
    case 'thinking-aloud':
      return now.isYou ? 'You think aloud. Everyone else listens.' : `${now.name} thinks aloud. Everyone else listens.`;
    case 'speakers':
      return `${subject(now.speakers)} ${verb(now.speakers, 'speaks', 'speak')}. Everyone else listens.`;
    case 'all-but':
      if (now.silent.includesYou) return 'The others speak. You only listen.';
      return now.silent.names.length === 0 ? 'Everyone may speak.' : `Speak with each other. ${subject(now.silent)} only ${verb(now.silent, 'listens', 'listen')}.`;
    case 'everyone':
      return 'Everyone may speak.';
  }
}

/** What the viewer is to do: a short order, and one sentence that says how. */
function task({ kind, about }: Task): { readonly order: string; readonly how: string } {
  switch (kind) {
    case 'only-listen':
      return { order: 'You are listening', how: 'Nobody asks you anything now, and you need not answer. Your notebook is below if you want it.' };
    case 'write-privately':
      return { order: about ? `Write for ${about}` : 'Write', how: 'On your own and in silence. You read it aloud yourself later.' };
    case 'wait-for-cards':
      return { order: 'Wait a moment', how: 'Your colleagues are writing for you. You will hear each one read aloud, and you keep them all.' };
    case 'watch-writing':
      return { order: 'Wait a moment', how: `The others are writing for ${about}.` };
    case 'read-aloud':
      return { order: 'Read aloud', how: 'It is your turn. Choose one, read it as you wrote it, and add nothing.' };
    case 'read-next':
      return { order: 'You read next', how: `Listen to ${about} first. No replies until all are read.` };
    case 'hear-reading':
      return { order: `Listen to ${about}`, how: 'No replies until all are read.' };
    case 'hand-over':
      return { order: about ? `Hand them to ${about}` : 'Hand them over', how: 'All are read. They become a keepsake.' };
    case 'await-hand-over':
      return { order: 'Listen', how: about ? `All are read. Next they are handed to ${about}.` : 'All are read. Next they are handed to you.' };
    case 'keep-cards':
      return { order: 'Think aloud', how: 'Mark what stays with you, and say why. You need not answer them all.' };
    case 'name-next-steps':
      return { order: 'Say what you will do next', how: 'At least one step soon and one further off, each with somebody who does it.' };
    case 'ask':
      return { order: 'Ask', how: 'Short questions about the facts. Whoever is free writes them down for everyone.' };
    case 'answer':
      return { order: 'Answer', how: 'Briefly, with facts. Your colleagues write it down.' };
    case 'speak':
      return { order: 'You speak', how: 'Everyone else listens until you have finished.' };
    case 'listen':
      return { order: about ? `Listen to ${about}` : 'Listen', how: 'Keep what you want to say for a later step.' };
    case 'discuss':
      return { order: 'Talk it through', how: 'Everyone may speak.' };
    case 'discuss-without':
      return { order: 'Talk with each other', how: `Do not address ${about}. Speak of the problem as if ${about} were not here.` };
    case 'look-back-and-take-away':
      return { order: 'Look back together', how: 'Say how the conversation went, then write what you take home.' };
  }
}

/** The words of the room itself. English; part of the slice's catalogue in `web/words.ts`. */
export const roomWords = {
  floor,
  task,
  stepOf: (index: number, count: number) => `Step ${index + 1} of ${count}`,
  leave: 'Leave the room',
  yourPart: 'Your part',
  yourSeat: (seat: string) => `You are the ${seat}.`,
  announceStep: (title: string, who: string) => `${title}. ${who}`,
  announceTurn: 'It is your turn to read aloud.',
  announceHandedOver: 'The cards have been handed over.',
  lookBack: {
    banner: (title: string) => `You are looking back at “${title}”. The room has not moved.`,
    ahead: (title: string) => `You are looking ahead at “${title}”. The room is not there yet.`,
    finish: (title: string) => `The room has moved on to “${title}”. Finish your sentence; it is kept.`,
    return: 'Back to where we are',
    go: (title: string) => `Go to “${title}”`,
    nothing: 'Nothing was written in this step.',
  },
  here: (count: number, all: number) => (count === all ? `Everyone is here (${all})` : `${count} of ${all} are here`),
  away: (names: readonly string[]) => `Not here: ${listed(names)}`,
  banner: {
    down: 'The connection is gone. You can go on: the clock is right and what you write is kept on this device.',
    back: 'The connection is back.',
    reload: 'Open it again',
    polling: 'This network holds live news back, so the page asks every two seconds.',
    notDurable: 'This browser keeps nothing between visits. Do not close this tab before everything says “Saved”.',
    vacant: (name: string, seat: string, wasHere: boolean) => (wasHere ? `${name} (${seat}) has lost connection. Take over until ${name} is back?` : `${name} (${seat}) is not here yet. Take over until ${name} comes?`),
    takeOver: 'Take over',
    lentToYou: (seat: string, name: string) => `You have taken over as ${seat} until ${name} is back; then it goes back by itself.`,
    lentAway: (seat: string, name: string) => `${name} has taken over for you as ${seat}.`,
    takeBack: 'Take it back',
    presenterAway: (name: string, seat: string, wasHere: boolean) => `${name} (${seat}) ${wasHere ? 'has lost connection' : 'is not here'}. Wait a moment, or pause the clock.`,
    refused: 'This was not taken. Your words are here:',
    letGo: 'Let it go',
    copy: 'Copy my words',
    yourWords: 'Your words',
  },
  recap: {
    banner: (step: string) => `You have come in at “${step}”. Read what has been shared so far, then join in.`,
    open: 'Read what was shared',
    close: 'I am up to date',
    title: 'Shared so far',
  },
  ready: { say: 'I am ready to go on', said: 'You are ready', count: (ready: number, all: number) => `${ready} of ${all} are ready` },
  panel: { help: 'More about this' },
  problem: {
    none: 'No written problem was brought to this session. Listen to how it is told.',
    noStatement: 'The statement has not been written yet.',
    situation: 'What is going on',
    instruction: 'How it matters for instruction',
    teacherProblem: 'The problem as teachers meet it',
    leadershipProblem: 'The problem as a leader meets it',
    inMyControl: 'What is in the presenter’s control',
    documents: 'Documents',
    newTab: '(opens beside this page)',
  },
  questions: {
    question: 'Question',
    asker: 'Who asks',
    me: (name: string) => `${name} (me)`,
    write: 'Write it down',
    none: 'No question has been written down yet.',
    youAsk: 'You ask',
    asks: (name: string) => `${name} asks`,
    answer: 'Answer',
    answerTo: 'Answer, when you hear it',
    keepAnswer: 'Keep the answer',
    changeAnswer: 'Change the answer',
    noAnswer: 'No answer was written down.',
    remove: 'Take it away',
  },
  notes: {
    note: 'A note',
    column: 'Column',
    add: 'Add',
    keep: 'Keep the change',
    leave: 'Leave it as it was',
    none: 'Nothing here yet.',
    you: 'You',
    edited: 'changed later',
    change: 'Change',
    remove: 'Take it away',
  },
  cards: {
    onlyYou: 'Only you can read this until you read it aloud',
    card: (number: number) => (number === 1 ? 'Your card' : `Your card ${number}`),
    placeholder: 'Write here…',
    another: 'Write another card',
    consent: (name: string) => (name ? `${name} may have this card even if there is no time to read it` : 'May be handed over even if there is no time to read it'),
    stillYours: 'Your own cards',
    change: 'Change or add a card',
  },
  reading: {
    rule: 'One card at a time, and no replies until all are read.',
    allRead: 'All turns are done.',
    reads: (name: string) => `${name} reads`,
    youRead: 'You are reading this aloud',
    haveRead: 'I have read it',
    wasRead: 'It has been read',
    readAloud: 'Read aloud',
    nothingLeft: 'You have no card left to read.',
    pass: 'Pass',
    passHint: 'Your cards stay private.',
    theirTurn: (name: string) => `Waiting for ${name} to read.`,
    awayTurn: (name: string) => `It is the turn of ${name}, who is not here now.`,
    goOnWithout: (name: string) => `Go on without ${name}`,
    afterThat: (names: readonly string[]) => `After that: ${names.join(', then ')}.`,
    you: 'You',
    thenYou: 'you',
    readSoFar: 'Read so far',
    stillUnread: 'Not read yet, and still private',
  },
  kept: {
    yours: 'These were handed to you. They are yours to keep.',
    theirs: (name: string) => (name ? `Handed to ${name}, to keep.` : 'Handed over, to keep.'),
    from: (name: string | null) => (name === null ? 'From you' : `From ${name}`),
    unread: 'not read aloud',
    staysWithMe: 'Stays with me',
    staysWith: (name: string) => `Stays with ${name}`,
    none: 'No cards were handed over.',
  },
  notebook: { onlyYou: 'Only you ever read this notebook', label: 'Your notebook' },
  nextSteps: {
    horizon: { short: 'Soon', long: 'Further off' },
    noneYet: 'Not named yet.',
    addAnother: 'Add another step',
    what: { short: 'What will you do in the coming weeks?', long: 'What will you do in the longer run?' },
    who: 'Who does it',
    whoHint: 'A person, a role or a team with a name',
    where: 'Where it happens',
    whereHint: 'A place or a meeting',
    byWhen: 'By when',
    byWhenHint: { short: 'A day in the coming weeks', long: 'A day this school year' },
    sign: 'What would show that it worked',
    signHint: 'Something you could see or hear',
    promise: 'Promise',
    keep: 'Keep the change',
    leave: 'Leave it as it was',
    change: 'Change',
    remove: 'Take it away',
    lacking: {
      what: 'Say what will be done.',
      actor: 'Name who will do this.',
      where: 'Name the place or structure where this happens.',
      dueOn: 'Choose a day.',
      evidence: 'Say what would show that it worked.',
    },
  },
  takeaways: {
    takeaway: 'What I have begun to think about',
    willTry: 'What I will try at my school',
    give: 'Share my takeaway',
    you: 'You',
    atMySchool: 'Will try at school',
    change: 'Change mine',
    none: 'Nobody has shared a takeaway yet.',
  },
  pulse: {
    readers: 'nobody. The group sees only the counts, after the end, and only from three answers up',
    thanks: 'Thank you. You can change it until the end.',
    count: (answer: string, count: number) => `${answer}: ${count}`,
  },
  lead: {
    label: 'You lead this session',
    next: (title: string) => `Next: ${title}`,
    back: 'Back a step',
    openReading: 'Start reading aloud',
    handOver: (name: string) => (name ? `Hand them to ${name}` : 'Hand them over'),
    end: 'End the session',
    endQuestion: 'End the session?',
    endConsequence: 'Everyone comes to the closing page. You can take this back for 30 seconds.',
    stillOpen: 'Still open',
    add: (minutes: number) => `+${minutes} min`,
    pause: 'Pause',
    resume: 'Go on',
    script: 'What to say',
    scriptRead: 'I have said it',
    scriptDone: 'Said',
    undo: (seconds: number) => `Undo the move (${seconds} s)`,
    more: 'More',
    seats: 'Hand over a seat',
    seatsSentence: 'The person you choose takes the seat at once.',
    seat: 'Seat',
    to: 'To',
    choose: 'Choose someone who is here',
    seatNow: (seat: string, name: string) => `${seat} (now ${name})`,
    hand: 'Hand over',
  },
  drift: {
    behind: (minutes: number) => `We are ${counted(minutes, 'minute', 'minutes')} behind the plan.`,
    offer: (changes: string) => `Shorten ${changes}?`,
    change: (title: string, from: string, to: string) => `${title} ${from}→${to}`,
    kept: (titles: readonly string[]) => `${listed(titles)} keeps its time.`,
    still: (minutes: number) => `That leaves ${counted(minutes, 'minute', 'minutes')} over.`,
    take: 'Shorten',
    leave: 'Leave it',
  },
};
