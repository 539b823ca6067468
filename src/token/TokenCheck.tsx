/** What the token may do: the access table with its evidence, the scope in words, the rate limit. */
import { useLingui } from '@lingui/react/macro'
import { Check, CircleHelp, Minus, X, type IconNode } from 'lucide'
import { lazyAddition } from '~/i18n/lazy-component'
import type { ProductQuery } from '~/products/use-product-lists'
import type { Access } from '~/api/operations'
import { cellOf, cellWords, type Cell } from '~/session/scope-words'
import { useScope } from '~/session/use-session'
import { Icon } from '~/ui/Icon'

const ScopeAndLimit = lazyAddition(
  () => import('./ScopeAndLimit').then((module) => module.ScopeAndLimit),
  <div className="h-23" />,
)

export function TokenCheck({ reads }: { reads: readonly ProductQuery[] }) {
  const { t, i18n } = useLingui()
  const { evidence } = useScope()
  const cell = ({ product, query }: ProductQuery, access: Access): Cell => {
    const seen = cellOf(evidence, product.id, access)
    // A read without an answer or a refusal shows nothing about the token.
    return access === 'read' && seen === 'not-tried' && query.status === 'error' ? 'unclear' : seen
  }
  return (
    <div className="flex flex-col gap-4">
      <table aria-label={t`Access`} className="w-full border-collapse text-left">
        <thead>
          <tr className="text-sm text-muted">
            <td />
            <th scope="col" className="h-8 px-3 font-medium">{t`Read`}</th>
            <th scope="col" className="h-8 px-3 font-medium">{t`Write`}</th>
          </tr>
        </thead>
        <tbody>
          {reads.map((read) => (
            <tr key={read.product.id} className="border-t border-line">
              <th scope="row" className="h-10 pr-3 font-medium">
                {i18n._(read.product.label)}
              </th>
              <AccessCell value={cell(read, 'read')} />
              <AccessCell value={cell(read, 'write')} />
            </tr>
          ))}
        </tbody>
      </table>
      <ScopeAndLimit />
    </div>
  )
}

const looks: Record<Cell, { icon: IconNode; ink: string }> = {
  allowed: { icon: Check, ink: 'text-good' },
  refused: { icon: X, ink: 'text-bad' },
  'not-tried': { icon: Minus, ink: 'text-muted' },
  unclear: { icon: CircleHelp, ink: 'text-warn' },
}

function AccessCell({ value }: { value: Cell }) {
  const { i18n } = useLingui()
  const { icon: shape, ink } = looks[value]
  return (
    <td className="h-10 px-3">
      <span className={`inline-flex items-center gap-1.5 ${ink}`}>
        <Icon of={shape} className="size-4" />
        <span>{i18n._(cellWords[value])}</span>
      </span>
    </td>
  )
}
