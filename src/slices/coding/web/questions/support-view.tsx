import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { SupportAnswer } from '../../model/query-wire.ts';
import { useLive } from '../live/study-context.tsx';
import { useAnswer } from './asking.ts';
import { namedChoices } from './choices.ts';
import { FilterFields } from './filter-fields.tsx';
import { filterIn, type Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';

type Handouts = keyof typeof words.handoutKinds;

/** By which route of the three-source rule each code is substantiated (TRI-01, TRI-02), and where reports and observations part (TRI-08). */
export function SupportView({ question, change }: { readonly question: Question; readonly change: (changes: Question) => void }) {
  const { state } = useLive();
  const handouts = (question['handouts'] ?? 'as-documents') as Handouts;
  const respondents = Math.max(1, Math.min(50, Number(question['respondents'] ?? '3') || 3));
  const { answer, problem, isAsking } = useAnswer<SupportAnswer>(studyApi(state.studyId, 'support'), { handouts, respondents, filter: filterIn(question) });
  return (
    <>
      <div className={styles.form}>
        <SelectField<Handouts> label={words.handouts} value={handouts} onChange={(chosen) => change({ handouts: chosen })} choices={namedChoices(words.handoutKinds)} />
        <TextField label={words.respondents} inputMode="numeric" value={question['respondents'] ?? '3'} onChange={(typed) => change({ respondents: typed.replace(/\D/g, '').slice(0, 2) })} />
        <FilterFields question={question} change={change} />
      </div>
      <ProblemNotice problem={problem} />
      {answer ? (
        <>
          <DataTable
            caption={words.views.support}
            rows={answer.codes}
            keyOf={({ codeId }) => codeId}
            columns={[
              { key: 'code', head: words.code, value: ({ codeId }) => pathName(state.codes, codeId) },
              { key: 'rule', head: words.rule, value: ({ by }) => (by === null ? words.no : words.route[by]) },
              { key: 'says', head: words.says, value: ({ says }) => says },
              { key: 'reported', head: words.reported, figures: true, value: ({ reported }) => words.ofSources(reported.sources, reported.ofSources) },
              { key: 'observed', head: words.observed, figures: true, value: ({ observed }) => words.ofSources(observed.sources, observed.ofSources) },
              { key: 'gap', head: words.gap, value: ({ gap, gapSays }) => (gap === null || gap === 'none' ? '' : gapSays) },
            ]}
          />
          <p className={styles.quiet}>{words.noScore}</p>
        </>
      ) : isAsking ? <Loading /> : null}
    </>
  );
}
