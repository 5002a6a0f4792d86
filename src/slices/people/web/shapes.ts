import type { z } from 'zod';
import type * as wire from '../model/wire.ts';

/** The answers of the people routes as the pages meet them. */
export type Me = z.output<typeof wire.Me>;
export type SetupState = z.output<typeof wire.SetupState>;
export type SignedIn = z.output<typeof wire.SignedIn>;
export type InvitationLook = z.output<typeof wire.InvitationLook>;
export type GuestSignedIn = z.output<typeof wire.GuestSignedIn>;
export type SignInShape = z.output<typeof wire.SignInShape>;
export type RecoveryCodes = z.output<typeof wire.RecoveryCodes>;
export type Person = z.output<typeof wire.PersonShape>;
export type HeldRole = z.output<typeof wire.HeldRole>;
export type PeoplePage = z.output<typeof wire.PeoplePage>;
export type Invitation = z.output<typeof wire.Invitation>;
export type School = z.output<typeof wire.SchoolShape>;
export type SchoolLevel = z.output<typeof wire.SchoolLevel>;
export type Membership = z.output<typeof wire.MembershipShape>;
export type Network = z.output<typeof wire.NetworkShape>;
export type Cohort = z.output<typeof wire.CohortShape>;
export type Circle = z.output<typeof wire.CircleShape>;
export type Notice = z.output<typeof wire.NoticeShape>;
export type NoticePage = z.output<typeof wire.NoticePage>;
export type AuditPage = z.output<typeof wire.AuditPage>;
export type AuditEntry = z.output<typeof wire.AuditEntry>;
