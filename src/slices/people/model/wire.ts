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
/** Signing in by address and password. */
export const SignInAsk = z.object({ email: Email, password: Password });
/** Asking for a sign-in link by mail. */
export const SignInLinkAsk = z.object({ email: Email });
/** Using the mailed link: sent by the page’s button, never by opening the page. */
export const RedeemLinkAsk = z.object({ token: LinkToken });
/** A recovery code sets a new password, ends every other sign-in, and is used up. */
export const RedeemRecoveryCodeAsk = z.object({ email: Email, code: z.string().max(60), password: Password });

/** A district. */
export const DistrictShape = z.object({
  districtId: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  /** The district's own words for what instructional leadership is; empty until written. */
  leadershipDefinition: z.string(),
});
/** What may change about a district; what is left out stays. */
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
/** What people change about themselves without further proof; what is left out stays. */
export const MeChange = z.object({ name: Name.optional(), wantsMail: z.boolean().optional() });
/** `current` may be left out only when `mayResetPassword` holds, or while the account has no password yet. */
export const PasswordChange = z.object({ current: Password.optional(), next: Password });
/** Moving my account to another address, proven by my password. */
export const EmailChange = z.object({ email: Email, password: Password });
/** Asking for new recovery codes, proven by my password. */
export const RecoveryCodesAsk = z.object({ password: Password });
/** Fresh recovery codes, told this once. */
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
/** Where I am signed in, latest use first. */
export const SignInList = z.object({ signIns: z.array(SignInShape) });
/** The address of one of my sign-ins. */
export const SignInPath = z.object({ signInId: z.uuid() });

// ── Schools ──────────────────────────────────────────────────────────────────────────────────────────────────────
/** The levels a school, or a network of schools, can have. */
export const SCHOOL_LEVELS = ['elementary', 'k-8', 'middle', 'high', 'k-12', 'other'] as const;
/** One of {@link SCHOOL_LEVELS}. */
export const SchoolLevel = z.enum(SCHOOL_LEVELS);
/** A school. */
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
/** A school to add; a size or NCES id that is left out is not known. */
export const NewSchool = z.object({
  name: Name,
  level: SchoolLevel,
  size: z.number().int().min(0).max(100_000).nullable().optional(),
  ncesId: NcesId.nullable().optional(),
});
/** What may change about a school; what is left out stays, null clears. */
export const SchoolChange = NewSchool.partial();
/** The schools of the district by name. */
export const SchoolList = z.object({ schools: z.array(SchoolShape) });
/** The address of one school. */
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
/** A person of the district as the asking person may see them. */
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
/** Which people, and which page of them. */
export const PeopleQuery = z.object({
  /** Part of a name, school or, for administrators, e-mail address. */
  q: z.string().trim().max(200).optional(),
  /** Only people who hold this role today. */
  role: RoleName.optional(),
  /** The `next` of the page before. */
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** One page of people by name. `next` is null on the last page; `total` counts all pages. */
export const PeoplePage = z.object({ people: z.array(PersonShape), next: z.string().nullable(), total: z.number().int() });
/** A role to give from a day (inclusive) on, at a school or for the whole district. */
export const NewRole = z.object({ role: RoleName, from: Day, schoolId: z.uuid().nullable().optional() });
/** A person to add. Without an address they cannot be invited yet. */
export const NewPerson = z.object({ name: Name, email: Email.nullable().optional(), roles: z.array(NewRole).max(20).default([]) });
/** An administrator may change an address only until its person has signed in; from then on it is theirs. */
export const PersonChange = z.object({ name: Name.optional(), email: Email.nullable().optional() });
/** The address of one person. */
export const PersonPath = z.object({ personId: z.uuid() });
/** The address of one role of a person. */
export const PersonRolePath = z.object({ personId: z.uuid(), roleId: z.uuid() });
/** The first day on which the role no longer holds; today when left out. */
export const RoleEnd = z.object({ on: Day.optional() });

/** A fresh invitation. Its address is told this once: it is kept only as a hash. */
export const Invitation = z.object({ url: z.url(), expiresAt: Moment, mailed: z.boolean() });
/** What the holder of an invitation link sees before using it. */
export const InvitationLook = z.object({ name: z.string(), email: z.string(), districtName: z.string(), expiresAt: Moment });
/** The address of an invitation: its secret. */
export const InvitationPath = z.object({ token: LinkToken });
/** Using an invitation: the password its person chose. */
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
/** A network (PPLC): principals who learn together, with their supervisors. */
export const NetworkShape = z.object({ networkId: z.uuid(), level: SchoolLevel.nullable(), ...groupFields });
/** A cohort: principals gathered across networks. */
export const CohortShape = z.object({ cohortId: z.uuid(), ...groupFields });
/** What a circle’s rule can let supervisors outside it see: that it happened, or also the record. */
export const SUPERVISOR_SEES = ['completion', 'record'] as const;
/** A circle: the few principals who present their problems to each other. */
export const CircleShape = z.object({
  circleId: z.uuid(),
  networkId: z.uuid().nullable(),
  cohortId: z.uuid().nullable(),
  /** The circle's rule, shown to all before they write: supervisors outside the circle see that it happened, or also the record. */
  supervisorSees: z.enum(SUPERVISOR_SEES),
  ...groupFields,
});
/** A network as it now is, and what is unusual about it, in sentences. */
export const NetworkAnswer = z.object({ network: NetworkShape, warnings: Warnings });
/** A cohort as it now is, and what is unusual about it, in sentences. */
export const CohortAnswer = z.object({ cohort: CohortShape, warnings: Warnings });
/** A circle as it now is, and what is unusual about it, in sentences. */
export const CircleAnswer = z.object({ circle: CircleShape, warnings: Warnings });
/** The networks by name, and what is unusual about them. */
export const NetworkList = z.object({ networks: z.array(NetworkShape), warnings: Warnings });
/** The cohorts by name, and what is unusual about them. */
export const CohortList = z.object({ cohorts: z.array(CohortShape), warnings: Warnings });
/** The circles by name, and what is unusual about them. */
export const CircleList = z.object({ circles: z.array(CircleShape), warnings: Warnings });
/** A network to make; its people are said afterwards. */
export const NewNetwork = z.object({ name: Name, level: SchoolLevel.nullable().optional() });
/** What may change about a network; what is left out stays. A day in `endedOn` says it meets no more from then on. */
export const NetworkChange = NewNetwork.partial().extend({ endedOn: Day.nullable().optional() });
/** A cohort to make; its people are said afterwards. */
export const NewCohort = z.object({ name: Name });
/** What may change about a cohort; what is left out stays. */
export const CohortChange = NewCohort.partial().extend({ endedOn: Day.nullable().optional() });
/** A circle to make; its people are said afterwards. */
export const NewCircle = z.object({
  name: Name,
  networkId: z.uuid().nullable().optional(),
  cohortId: z.uuid().nullable().optional(),
  supervisorSees: z.enum(SUPERVISOR_SEES).default('completion'),
});
/** What may change about a circle; what is left out stays. */
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
/** The address of one network. */
export const NetworkPath = z.object({ networkId: z.uuid() });
/** The address of one cohort. */
export const CohortPath = z.object({ cohortId: z.uuid() });
/** The address of one circle. */
export const CirclePath = z.object({ circleId: z.uuid() });

// ── Guests, notices, audit ───────────────────────────────────────────────────────────────────────────────────────
/** Coming into one session by a guest link, under the name the guest gives. */
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
/** Which page of the inbox: those after (older than) a notice. */
export const NoticesQuery = z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) });
/** One page of the inbox, latest first; `unread` counts the whole inbox. */
export const NoticePage = z.object({ notices: z.array(NoticeShape), unread: z.number().int(), next: z.uuid().nullable() });
/** The address of one notice. */
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
/** Which page of the trail: those after (older than) an entry. */
export const AuditQuery = z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
/** One page of the trail, latest first. */
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.uuid().nullable() });
