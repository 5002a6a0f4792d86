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
