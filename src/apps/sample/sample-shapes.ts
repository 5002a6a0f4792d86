/** A problem of practice as the sample brings it; the fields of the form, in its order. */
export interface ProblemText {
  readonly title: string;
  readonly situation: string;
  readonly statement: string;
  readonly leverage: string;
  readonly actionable: string;
  readonly relevance: string;
  readonly improvesInstruction: string;
  readonly teacherProblem: string;
  readonly leadershipProblem: string;
  readonly inMyControl: string;
  readonly people: string;
  readonly kinds: readonly ('instructional' | 'managerial' | 'operational')[];
  readonly reasonNotInstructional: string;
}

/** What was said in one session, without names: the sample deals the lines out to the people of the circle. */
export interface Conversation {
  readonly clarifying: readonly { readonly question: string; readonly answer: string }[];
  readonly probing: readonly string[];
  readonly reflection: readonly string[];
  readonly ideas: readonly string[];
  readonly nextSteps: readonly {
    readonly horizon: 'short' | 'long';
    readonly what: string;
    readonly actor: string;
    readonly where: string;
    readonly dueInDays: number;
    readonly evidence: string;
  }[];
  readonly debrief: readonly string[];
  readonly takeaways: readonly { readonly text: string; readonly willTry: string }[];
  /** How the first promise went, when somebody asked a month later. */
  readonly afterwards: { readonly outcome: 'happened' | 'partly' | 'not-yet'; readonly sentence: string };
}
