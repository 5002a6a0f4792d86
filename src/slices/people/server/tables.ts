import type { Transaction } from 'kysely';
import type { Role } from '../model/actor.ts';
import type { GroupKind } from '../model/group-size.ts';

/** A transaction inside a district, of any slice: the tables of this slice are there whichever its type names. */
export interface AnyTrx {
  readonly isTransaction: true;
}

/** The same transaction with this slice's tables in its type. */
export function withPeople(trx: AnyTrx): Transaction<PeopleTables> {
  return trx as Transaction<PeopleTables>;
}

/** The district tables that this slice alone writes. Days are ISO dates, times are Date. */
export interface PeopleTables {
  district: { district_id: string; name: string; time_zone: string; leadership_definition: string; created_at: Date };
  school: {
    district_id: string;
    school_id: string;
    name: string;
    level: SchoolLevelName;
    size: number | null;
    nces_id: string | null;
    created_at: Date;
  };
  person: {
    district_id: string;
    person_id: string;
    name: string;
    email: string | null;
    wants_mail: boolean;
    guest_of_session: string | null;
    created_at: Date;
  };
  held_role: {
    district_id: string;
    role_id: string;
    person_id: string;
    role: Role;
    school_id: string | null;
    from_on: string;
    to_on: string | null;
  };
  person_group: {
    district_id: string;
    group_id: string;
    kind: GroupKind;
    name: string;
    level: SchoolLevelName | null;
    network_id: string | null;
    cohort_id: string | null;
    supervisor_sees: 'completion' | 'record';
    ended_on: string | null;
    created_at: Date;
  };
  membership: {
    district_id: string;
    membership_id: string;
    group_id: string;
    person_id: string;
    part: 'member' | 'supervisor';
    from_on: string;
    to_on: string | null;
    began_because: string;
    ended_because: string;
  };
  notice: {
    district_id: string;
    notice_id: string;
    person_id: string;
    kind: string;
    key: string | null;
    title: string;
    body: string;
    url: string;
    created_at: Date;
    read_at: Date | null;
  };
  audit_entry: { district_id: string; entry_id: string; at: Date; actor_id: string | null; act: string; sentence: string };
}

export type SchoolLevelName = 'elementary' | 'k-8' | 'middle' | 'high' | 'k-12' | 'other';

/** The identity tables, readable only as the identity role. The sign-in library writes the first four as well. */
export interface IdentityTables {
  identity_user: {
    id: string;
    district_id: string;
    name: string;
    email: string;
    email_verified: boolean;
    first_signed_in_at: Date | null;
    recovery_codes_made_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
  identity_session: {
    id: string;
    user_id: string;
    token: string;
    signed_in_by: SignedInBy;
    user_agent: string | null;
    expires_at: Date;
    created_at: Date;
    updated_at: Date;
  };
  identity_account: {
    id: string;
    user_id: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    created_at: Date;
    updated_at: Date;
  };
  identity_verification: { id: string; identifier: string; value: string; expires_at: Date; created_at: Date; updated_at: Date };
  identity_invitation: {
    token_hash: string;
    user_id: string;
    made_by: string | null;
    made_at: Date;
    expires_at: Date;
    used_at: Date | null;
    voided_at: Date | null;
  };
  identity_recovery_code: { user_id: string; code_hash: string; made_at: Date; used_at: Date | null };
  identity_guest_pass: {
    pass_id: string;
    token_hash: string;
    district_id: string;
    session_id: string;
    made_by: string;
    made_at: Date;
    expires_at: Date;
    seats: number;
    revoked_at: Date | null;
  };
  identity_limit: { key: string; points: number; expire: number | null };
  identity_guest: { person_id: string; pass_id: string; token_hash: string; name: string; made_at: Date };
}

export type SignedInBy = 'password' | 'link' | 'invitation' | 'recovery-code' | 'setup';
