import { z } from 'zod';
import { ROLES } from './actor.ts';

/** What the people slice says over HTTP: every body it reads and every answer it gives. Times end in `At` (Unix ms), days in `On`, `from`, `to`. */

/** A calendar day, `2026-11-21`, in the district's time zone. */
export const Day = z.iso.date();
/** A name as a person writes it. */
export const Name = z.string().trim().min(1, 'Write a name.').max(200, 'A name can have at most 200 characters.');
/** An e-mail address as it may be written; it is compared without regard to capitals. */
export const Email = z.string().trim().max(254, 'An e-mail address has at most 254 characters.').pipe(z.email('Write an e-mail address, such as maria@district.org.'));
/** A role's name. */
export const RoleName = z.enum(ROLES);
/** An IANA time zone, such as `America/Chicago`; whether it exists is checked by the server. */
export const TimeZone = z.string().min(1).max(64);
/** A secret that travelled in a link. */
export const LinkToken = z.string().min(20).max(200);
/** A password as typed; how long it must be is decided in `password.ts`, so that the refusal can be a sentence. */
export const Password = z.string().max(1000);
const Warnings = z.array(z.string());
const Moment = z.number().int();

/** {@link Actor} on the wire. */
export const ActorShape = z.object({
  districtId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  roles: z.array(RoleName),
  guestOfSession: z.uuid().nullable(),
  timeZone: z.string(),
});

// ── Setting up and signing in ────────────────────────────────────────────────────────────────────────────────────
/** Whether the first-run page is needed. */
export const SetupState = z.object({ needed: z.boolean(), mailConfigured: z.boolean(), version: z.string() });
/** The first district and its first administrator; with `sample` the district is filled with invented people and sessions. */
export const SetupAsk = z.object({
  district: z.object({ name: Name, timeZone: TimeZone }),
  administrator: z.object({ name: Name, email: Email, password: Password }),
  sample: z.boolean(),
});
/**
 * Signed in. `recoveryCodes` is filled only when codes were made just now: they are shown this once, to be kept.
 * `warnings` are sentences to show, such as that an older password stopped working.
 */
export const SignedIn = z.object({ actor: ActorShape, recoveryCodes: z.array(z.string()), warnings: Warnings });
/** Nothing to say but that it was done. */
export const Done = z.object({ done: z.literal(true) });
export const SignInAsk = z.object({ email: Email, password: Password });
export const SignInLinkAsk = z.object({ email: Email });
export const RedeemLinkAsk = z.object({ token: LinkToken });
/** A recovery code sets a new password, ends every other sign-in, and is used up. */
export const RedeemRecoveryCodeAsk = z.object({ email: Email, code: z.string().max(60), password: Password });

export const DistrictShape = z.object({
  districtId: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  /** The district's own words for what instructional leadership is; empty until written. */
  leadershipDefinition: z.string(),
});
export const DistrictChange = z.object({
  name: Name.optional(),
  timeZone: TimeZone.optional(),
  leadershipDefinition: z.string().trim().max(4000).optional(),
});

/** Who I am here. `email` is null and `recoveryCodesLeft` 0 for a guest. */
export const Me = z.object({
  actor: ActorShape,
  email: z.string().nullable(),
  hasPassword: z.boolean(),
  /** Signed in by a mailed link moments ago: a new password may then be set without the old one. */
  mayResetPassword: z.boolean(),
  wantsMail: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  mailConfigured: z.boolean(),
  unreadNotices: z.number().int(),
  district: DistrictShape,
});
export const MeChange = z.object({ name: Name.optional(), wantsMail: z.boolean().optional() });
/** `current` may be left out only when `mayResetPassword` holds, or while the account has no password yet. */
export const PasswordChange = z.object({ current: Password.optional(), next: Password });
export const EmailChange = z.object({ email: Email, password: Password });
export const RecoveryCodesAsk = z.object({ password: Password });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** One browser in which this person is signed in. */
export const SignInShape = z.object({
  signInId: z.uuid(),
  current: z.boolean(),
  /** Browser and system as far as they said so: `Firefox on Linux`. */
  device: z.string(),
  by: z.enum(['password', 'link', 'invitation', 'recovery-code', 'setup']),
  startedAt: Moment,
  lastSeenAt: Moment,
});
export const SignInList = z.object({ signIns: z.array(SignInShape) });
export const SignInPath = z.object({ signInId: z.uuid() });

// ── Schools ──────────────────────────────────────────────────────────────────────────────────────────────────────
export const SCHOOL_LEVELS = ['elementary', 'k-8', 'middle', 'high', 'k-12', 'other'] as const;
export const SchoolLevel = z.enum(SCHOOL_LEVELS);
export const SchoolShape = z.object({
  schoolId: z.uuid(),
  name: z.string(),
  level: SchoolLevel,
  /** Students enrolled; null when not known. */
  size: z.number().int().nullable(),
  /** The number the U.S. National Center for Education Statistics gives a school: text, for its leading zeros. */
  ncesId: z.string().nullable(),
});
const NcesId = z.string().trim().regex(/^\d{1,12}$/, 'An NCES id is up to 12 digits.');
export const NewSchool = z.object({
  name: Name,
  level: SchoolLevel,
  size: z.number().int().min(0).max(100_000).nullable().optional(),
  ncesId: NcesId.nullable().optional(),
});
export const SchoolChange = NewSchool.partial();
export const SchoolList = z.object({ schools: z.array(SchoolShape) });
export const SchoolPath = z.object({ schoolId: z.uuid() });

// ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────
/** A role held from a day (inclusive) to a day (the first on which it no longer holds; null while open). */
export const HeldRole = z.object({
  roleId: z.uuid(),
  role: RoleName,
  schoolId: z.uuid().nullable(),
  schoolName: z.string().nullable(),
  from: Day,
  to: Day.nullable(),
});
export const PersonShape = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Shown to administrators and to the person; null for everyone else, and for someone without an address. */
  email: z.string().nullable(),
  /** Where this person stands with signing in; null for everyone but administrators. */
  account: z.enum(['none', 'invited', 'signed-in']).nullable(),
  /** Every role, past ones included, earliest first. */
  roles: z.array(HeldRole),
  rolesToday: z.array(RoleName),
  /** The school of a role held today, or null. */
  school: z.object({ schoolId: z.uuid(), name: z.string() }).nullable(),
  /** The network this principal belongs to today, or null. */
  network: z.object({ networkId: z.uuid(), name: z.string() }).nullable(),
});
export const PeopleQuery = z.object({
  /** Part of a name, school or, for administrators, e-mail address. */
  q: z.string().trim().max(200).optional(),
  /** Only people who hold this role today. */
  role: RoleName.optional(),
  /** The `next` of the page before. */
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const PeoplePage = z.object({ people: z.array(PersonShape), next: z.string().nullable(), total: z.number().int() });
export const NewRole = z.object({ role: RoleName, from: Day, schoolId: z.uuid().nullable().optional() });
export const NewPerson = z.object({ name: Name, email: Email.nullable().optional(), roles: z.array(NewRole).max(20).default([]) });
/** An administrator may change an address only until its person has signed in; from then on it is theirs. */
export const PersonChange = z.object({ name: Name.optional(), email: Email.nullable().optional() });
export const PersonPath = z.object({ personId: z.uuid() });
export const PersonRolePath = z.object({ personId: z.uuid(), roleId: z.uuid() });
/** The first day on which the role no longer holds; today when left out. */
export const RoleEnd = z.object({ on: Day.optional() });

/** A fresh invitation. Its address is told this once: it is kept only as a hash. */
export const Invitation = z.object({ url: z.url(), expiresAt: Moment, mailed: z.boolean() });
/** What the holder of an invitation link sees before using it. */
export const InvitationLook = z.object({ name: z.string(), email: z.string(), districtName: z.string(), expiresAt: Moment });
export const InvitationPath = z.object({ token: LinkToken });
export const RedeemInvitationAsk = z.object({ token: LinkToken, password: Password });

// ── Networks, cohorts, circles ───────────────────────────────────────────────────────────────────────────────────
/** Someone's place in a group, from a day (inclusive) to a day (exclusive; null while open). */
export const MembershipShape = z.object({
  personId: z.uuid(),
  name: z.string(),
  schoolName: z.string().nullable(),
  from: Day,
  to: Day.nullable(),
  /** Why it began or ended during the year; empty when nobody said. */
  reason: z.string(),
});
const groupFields = {
  name: z.string(),
  /** Members today, by name. */
  members: z.array(MembershipShape),
  /** Supervisors today, by name. */
  supervisors: z.array(MembershipShape),
  /** Places that have ended or not yet begun, latest first. */
  otherMemberships: z.array(MembershipShape),
  /** Set when the group meets no more. */
  endedOn: Day.nullable(),
};
export const NetworkShape = z.object({ networkId: z.uuid(), level: SchoolLevel.nullable(), ...groupFields });
export const CohortShape = z.object({ cohortId: z.uuid(), ...groupFields });
export const SUPERVISOR_SEES = ['completion', 'record'] as const;
export const CircleShape = z.object({
  circleId: z.uuid(),
  networkId: z.uuid().nullable(),
  cohortId: z.uuid().nullable(),
  /** The circle's rule, shown to all before they write: supervisors outside the circle see that it happened, or also the record. */
  supervisorSees: z.enum(SUPERVISOR_SEES),
  ...groupFields,
});
export const NetworkAnswer = z.object({ network: NetworkShape, warnings: Warnings });
export const CohortAnswer = z.object({ cohort: CohortShape, warnings: Warnings });
export const CircleAnswer = z.object({ circle: CircleShape, warnings: Warnings });
export const NetworkList = z.object({ networks: z.array(NetworkShape), warnings: Warnings });
export const CohortList = z.object({ cohorts: z.array(CohortShape), warnings: Warnings });
export const CircleList = z.object({ circles: z.array(CircleShape), warnings: Warnings });
export const NewNetwork = z.object({ name: Name, level: SchoolLevel.nullable().optional() });
export const NetworkChange = NewNetwork.partial().extend({ endedOn: Day.nullable().optional() });
export const NewCohort = z.object({ name: Name });
export const CohortChange = NewCohort.partial().extend({ endedOn: Day.nullable().optional() });
export const NewCircle = z.object({
  name: Name,
  networkId: z.uuid().nullable().optional(),
  cohortId: z.uuid().nullable().optional(),
  supervisorSees: z.enum(SUPERVISOR_SEES).default('completion'),
});
export const CircleChange = z.object({
  name: Name.optional(),
  networkId: z.uuid().nullable().optional(),
  cohortId: z.uuid().nullable().optional(),
  supervisorSees: z.enum(SUPERVISOR_SEES).optional(),
  endedOn: Day.nullable().optional(),
});
/**
 * Who belongs from this day on. People left out stop belonging on that day; their history is kept.
 * `move` takes a principal out of another network on the same day; without it that is refused with the other network's name.
 */
export const MembershipChange = z.object({
  on: Day,
  personIds: z.array(z.uuid()).max(500),
  reason: z.string().trim().max(500).default(''),
  move: z.boolean().default(false),
});
/** With `mine`, only groups this person belongs to or supervises today. */
export const GroupsQuery = z.object({ mine: z.enum(['true', 'false']).default('false') });
export const NetworkPath = z.object({ networkId: z.uuid() });
export const CohortPath = z.object({ cohortId: z.uuid() });
export const CirclePath = z.object({ circleId: z.uuid() });

// ── Guests, notices, audit ───────────────────────────────────────────────────────────────────────────────────────
export const RedeemGuestPassAsk = z.object({ token: LinkToken, name: Name });
/** Where the guest should go now. */
export const GuestSignedIn = z.object({ actor: ActorShape, sessionId: z.uuid() });

/** One line in a person's own inbox. `url` is a path inside the app. */
export const NoticeShape = z.object({
  noticeId: z.uuid(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  createdAt: Moment,
  readAt: Moment.nullable(),
});
export const NoticesQuery = z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) });
export const NoticePage = z.object({ notices: z.array(NoticeShape), unread: z.number().int(), next: z.uuid().nullable() });
export const NoticePath = z.object({ noticeId: z.uuid() });

/** One administrative act: who, what, about whom or what. Never anything anyone wrote in private. */
export const AuditEntry = z.object({
  entryId: z.uuid(),
  at: Moment,
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  act: z.string(),
  /** A sentence: `Invited Maria Ortiz`. */
  sentence: z.string(),
});
export const AuditQuery = z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.uuid().nullable() });
