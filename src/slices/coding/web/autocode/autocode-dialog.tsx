import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useActing } from '../../../../platform/web/sync/use-acting.ts';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { AutocodePreview } from '../../model/server-wire.ts';
import { useBench } from '../bench/bench-context.ts';
import type { Acts } from '../bench/use-acts.ts';
import { codable } from '../choose/find-codes.ts';
import { words } from '../words.ts';
import styles from './autocode.module.css';
import { FoundList } from './found-list.tsx';
import { itemsChosen } from './items-chosen.ts';
import { RuleFields } from './rule-fields.tsx';
import { autocodeQuestion, FIRST_RULE, isAsked } from './rule.ts';

const text = words.autocode;

/** Finds stretches by a rule, shows them, and codes those that stay checked in one act. */
export function AutocodeDialog({ acts, onClose }: { readonly acts: Acts; readonly onClose: () => void }) {
  const { live, source, studyId, round, page, recent, set } = useBench();
  const { codes } = live.state;
  const looking = useSend();
  const coding = useActing(acts.send);
  const [rule, setRule] = useState(FIRST_RULE);
  const [codeId, setCode] = useState(recent[0] ?? '');
  const [preview, setPreview] = useState<AutocodePreview | null>(null);
  const [unchecked, setUnchecked] = useState<ReadonlySet<string>>(new Set());
  const choices = codable(codes).map((code) => ({ value: code.codeId, label: pathName(codes, code.codeId) }));
  const speakers = [...new Set(page.blocks.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
  const look = async () => {
    const answer = await looking.send<AutocodePreview>('POST', studyApi(studyId, 'autocode', 'preview'), autocodeQuestion(rule, source.sourceId), []);
    setUnchecked(new Set());
    setPreview(answer.ok ? answer.value : null);
  };
  const chosen = preview ? itemsChosen(preview, unchecked) : [];
  const count = chosen.reduce((sum, { spans }) => sum + spans.length, 0);
  const apply = async () => {
    if (!round || codeId === '') return;
    set.used(codeId);
    if (await coding.act({ do: 'autocode', roundId: round.roundId, codeId, items: chosen }, text.done(count, pathName(codes, codeId)))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={text.title} size="xl">
      <p>{text.sentence}</p>
      <Form onSubmit={() => void look()} verb={text.look} variant={preview ? 'default' : 'filled'} sending={looking.sending} problem={looking.problem} disabled={!isAsked(rule)}>
        <RuleFields rule={rule} onChange={setRule} codes={choices} speakers={speakers} />
      </Form>
      {preview ? (
        <Stack gap="md" mt="lg">
          <FoundList preview={preview} titled={rule.everywhere} unchecked={unchecked} onUncheck={setUnchecked} />
          {preview.count > 0 ? (
            <div className={styles.rule}>
              <SelectField label={text.code} blank={text.chooseCode} value={codeId} onChange={setCode} choices={choices} />
              <Group align="end"><Button loading={coding.busy} disabled={codeId === '' || count === 0} onClick={() => void apply()}>{text.apply(count)}</Button></Group>
            </div>
          ) : null}
          <ProblemNotice problem={coding.problem} />
        </Stack>
      ) : null}
    </Modal>
  );
}
