/** How far a district is set up. */
export interface DistrictSoFar {
  readonly schools: readonly unknown[];
  /** Everyone, the first administrator included. */
  readonly people: number;
  readonly networks: readonly { readonly members: readonly unknown[] }[];
  readonly circles: readonly { readonly members: readonly unknown[] }[];
}

/** The steps that set a district up, in their order; each is also the address of its page. */
export const STEPS = ['schools', 'people', 'networks', 'circles'] as const;
export type Step = (typeof STEPS)[number];

/** One step and whether it is done. */
export interface StepSoFar {
  readonly step: Step;
  readonly done: boolean;
}

/** Which steps are done, or null once the first circle has members and there is nothing left to guide. */
export function firstSteps(district: DistrictSoFar): readonly StepSoFar[] | null {
  const meets = (groups: DistrictSoFar['circles']) => groups.some(({ members }) => members.length > 0);
  if (meets(district.circles)) return null;
  const done: Readonly<Record<Step, boolean>> = {
    schools: district.schools.length > 0,
    people: district.people > 1,
    networks: meets(district.networks),
    circles: false,
  };
  return STEPS.map((step) => ({ step, done: done[step] }));
}
