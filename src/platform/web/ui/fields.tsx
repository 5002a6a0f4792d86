import { Checkbox, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode, Ref } from 'react';
import { uiWords } from './ui-words.ts';

/** What every field has: a label, perhaps a hint below it and what is wrong with it; all tied together for a screen reader. */
export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Said beside the label. Fields are required unless they say so. */
  readonly optional?: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
}

function wrapped({ label, hint, error, optional, disabled, name }: FieldProps) {
  return {
    label: optional ? <>{label} <span style={{ fontWeight: 400, color: 'var(--jw-quiet-ink)' }}>({uiWords.optional})</span></> : label,
    description: hint,
    error,
    disabled: disabled ?? false,
    name,
    required: !optional,
    withAsterisk: false,
  };
}

/** One line of text. */
export function TextField(props: TextProps & { readonly type?: HTMLInputTypeAttribute; readonly autoComplete?: HTMLInputAutoCompleteAttribute; readonly inputMode?: 'numeric' | 'email' | 'search'; readonly inputRef?: Ref<HTMLInputElement> }) {
  return (
    <TextInput
      {...wrapped(props)}
      {...(props.inputRef ? { ref: props.inputRef } : {})}
      type={props.type ?? 'text'}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete ?? 'off'}
      maxLength={props.maxLength}
      readOnly={props.readOnly ?? false}
      data-autofocus={props.autoFocus || undefined}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** Finds something in a list: never required, so it does not say that it is optional. */
export function SearchField(props: { readonly label: string; readonly hint?: ReactNode; readonly value: string; readonly onChange: (value: string) => void; readonly inputRef?: Ref<HTMLInputElement> }) {
  return (
    <TextInput
      label={props.label}
      description={props.hint}
      type="search"
      inputMode="search"
      autoComplete="off"
      {...(props.inputRef ? { ref: props.inputRef } : {})}
      leftSection={<IconSearch aria-hidden size={18} stroke={2} />}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** A password, with a button that shows it. */
export function PasswordField(props: TextProps & { readonly kind: 'current-password' | 'new-password' }) {
  return (
    <PasswordInput
      {...wrapped(props)}
      autoComplete={props.kind}
      visibilityToggleButtonProps={{ tabIndex: 0, 'aria-label': uiWords.showPassword }}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** Several lines, growing with what is written. `minRows` says how much is hoped for. */
export function TextArea(props: TextProps & { readonly minRows?: number; readonly inputRef?: Ref<HTMLTextAreaElement>; readonly onBlur?: () => void }) {
  return (
    <Textarea
      {...wrapped(props)}
      {...(props.inputRef ? { ref: props.inputRef } : {})}
      autosize
      minRows={props.minRows ?? 3}
      maxLength={props.maxLength}
      data-autofocus={props.autoFocus || undefined}
      value={props.value}
      onBlur={props.onBlur}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/**
 * One of a few choices, with the device's own list. A `blank` is the words of "none of these", whose value is ''; with one
 * the field is never required and need not say so.
 */
export function SelectField<Value extends string>(props: FieldProps & { readonly value: Value | ''; readonly onChange: (value: Value | '') => void; readonly choices: readonly Choice<Value>[]; readonly blank?: string }) {
  return (
    <NativeSelect
      {...wrapped(props)}
      required={!props.optional && props.blank === undefined}
      data={[...(props.blank === undefined ? [] : [{ value: '', label: props.blank }]), ...props.choices]}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value as Value | '')}
    />
  );
}

/** Yes or no, with the sentence that yes agrees to. */
export function CheckField(props: FieldProps & { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <Checkbox
      label={props.label}
      description={props.hint}
      error={props.error}
      disabled={props.disabled ?? false}
      name={props.name}
      size="md"
      checked={props.checked}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}
