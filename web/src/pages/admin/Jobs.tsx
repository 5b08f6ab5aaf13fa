// Long work: how far it is, its file, ending it; and backing up.
import { useTranslation } from 'react-i18next'
import { going, type Job, jobFile, useJobActs, useJobs, useProgress } from '../../api/jobs'
import { offered } from '../../api/offered'
import { useRights } from '../../api/session'
import { word } from '../../i18n'
import { moment } from '../../numbers/show'
import { Button } from '../../ui/Button'
import { Chip, Empty, type Tone } from '../../ui/Notice'
import { Answer, ErrorState } from '../../ui/State'
import { Table } from '../../ui/Table'
import { useToast } from '../../ui/toast'

const TONES: Record<Job['state'], Tone | 'plain'> = {
  waiting: 'plain',
  running: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'plain',
}

export function Jobs() {
  const { t } = useTranslation()
  const { may } = useRights()
  const toast = useToast()
  const query = useJobs()
  const { backup, cancel } = useJobActs()
  return (
    <>
      {may('keeping') && offered('/keeping/backups') && (
        <div className="actions bar">
          <Button
            busy={backup.isPending}
            onClick={() => backup.mutate(undefined, { onSuccess: () => toast.good(t('job.backupBegun')) })}
          >
            {t('job.backup')}
          </Button>
        </div>
      )}
      {(backup.error ?? cancel.error) && <ErrorState error={backup.error ?? cancel.error} />}
      <Answer query={query} lines={5}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title={t('job.none')} why={t('job.noneWhy')} />
          ) : (
            <Table
              stacked
              caption={t('admin.jobs')}
              columns={[
                { key: 'kind', title: t('job.what'), head: true, cell: (j: Job) => word('jobKind', j.kind) },
                { key: 'at', title: t('job.at'), cell: (j) => moment(j.at) },
                { key: 'who', title: t('job.who'), cell: (j) => j.person ?? j.account ?? '--' },
                { key: 'state', title: t('account.state'), wide: true, cell: (j) => <Progress job={j} /> },
                {
                  key: 'act',
                  title: t('filing.act'),
                  cell: (j) => (
                    <Act job={j} busy={cancel.isPending && cancel.variables === j.id} onCancel={cancel.mutate} />
                  ),
                },
              ]}
              rows={page.items}
              id={(j) => String(j.id)}
            />
          )
        }
      </Answer>
    </>
  )
}

function Progress({ job }: { job: Job }) {
  const { t } = useTranslation()
  useProgress(job)
  const said = typeof job.error === 'string' ? job.error : (job.error?.detail ?? job.error?.title)
  const far = job.total ? `${job.done}/${job.total}` : String(job.done)
  return (
    <>
      <Chip tone={TONES[job.state] ?? 'plain'}>{word('jobState', job.state)}</Chip>
      {going(job) && (
        <span className="progress">
          <progress
            aria-label={`${word('jobKind', job.kind)} ${t('job.progress')}`}
            max={job.total ? job.total : undefined}
            value={job.total ? job.done : undefined}
          />
          <span className="digits">{far}</span> {job.stage && <span className="small">{job.stage}</span>}
        </span>
      )}
      {said && <p className="wrong">{said}</p>}
    </>
  )
}

function Act(p: { job: Job; busy: boolean; onCancel: (id: Job['id']) => void }) {
  const { t } = useTranslation()
  const { job } = p
  const name = `${word('jobKind', job.kind)} ${job.id}`
  if (going(job))
    return (
      <Button small busy={p.busy} label={`${t('job.cancel')} ${name}`} onClick={() => p.onCancel(job.id)}>
        {t('job.cancel')}
      </Button>
    )
  if (job.state !== 'done' || !job.file) return null
  return (
    <Button
      small
      label={`${t('job.file')} ${name}`}
      href={jobFile(job.id)}
      saveAs={typeof job.file === 'string' ? job.file : true}
    >
      {t('job.file')}
    </Button>
  )
}
