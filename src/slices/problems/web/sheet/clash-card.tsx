import { Button } from '@mantine/core';
import { Said } from '../../../../platform/web/ui/said.tsx';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { fieldText } from '../../model/versions.ts';
import { words } from '../words.ts';
import styles from './sheet.module.css';
import type { Sheet } from './use-sheet.ts';

const text = words.clash;

/** The same answer was changed on two devices: both stand side by side, and the person chooses. */
export function ClashCard({ sheet }: { readonly sheet: Sheet }) {
  const { clash } = sheet;
  if (!clash) return null;
  return (
    <div className={styles.clash} id="clash">
      <Card tone="lamp">
        <div role="alert"><h2>{text.title}</h2><p>{text.sentence}</p></div>
        {clash.fields.map((field) => (
          <div key={field}>
            <h3 className={styles.ask}>{words.questions[field].ask}</h3>
            <div className={styles.turn}>
              <div>
                <h4>{text.mine}</h4>
                <Said>{fieldText(sheet.content, field) || words.empty}</Said>
                <Button variant="default" mt="xs" onClick={() => sheet.settle(field, 'mine')}>{text.keepMine}</Button>
              </div>
              <div>
                <h4>{text.theirs}</h4>
                <Said>{fieldText(clash.newer.content, field) || words.empty}</Said>
                <Button variant="default" mt="xs" onClick={() => sheet.settle(field, 'theirs')}>{text.keepTheirs}</Button>
              </div>
            </div>
          </div>
        ))}
      </Card>
    </div>
  );
}
