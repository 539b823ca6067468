/** All present commands: places, general actions, and resources by name. Makes no call. */
import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { ItemList } from '~/api/readers/list'
import { fold } from '~/fold'
import { paths } from '~/paths'
import { prefer } from '~/preferences'
import type { Command, ListedItem, ProductDescriptor, CommandSource } from '~/products/product'
import { registry } from '~/products/registry'
import { SignOutQuestion } from '~/resources/databases/SignOutQuestion'
import { signOut } from '~/session/current-session'
import { useSession } from '~/session/use-session'
import { visibleText } from '~/ui/text/visible-text'
import { places } from '../Navigation'
import { PreferencesDialog } from '../PreferencesDialog'
import { ShortcutSheet } from '../shortcuts/ShortcutSheet'
import type { FindableCommand } from './best-commands'

/** The functions that create the commands of each product, in the order of the registry. */
export type CommandSources = readonly CommandSource[]

export function loadCommandSources(): Promise<CommandSources> {
  return Promise.all(
    registry.map(async (product) => (await product.loadCommands?.()) ?? namesOf(product)),
  )
}

/** The commands, from data that is there already; rebuilt when the language changes. */
export function useCommands(sources: CommandSources): FindableCommand[] {
  const { i18n } = useLingui()
  const session = useSession()
  const { locale } = i18n
  return useMemo(
    () => {
      const own = sources.flatMap((commandsOf) => commandsOf({ i18n, session }))
      return [
        ...places.map(({ to, label }): Command => {
          return { id: `go ${to}`, label: i18n._(label), group: 'places', to }
        }),
        ...own.filter(({ group }) => group === 'actions'),
        ...anywhere(i18n, () => session.connection.writesUnderWay() > 0),
        ...own.filter(({ group, whenAsked }) => group !== 'actions' && !whenAsked),
        ...own.filter(({ whenAsked }) => whenAsked),
      ].map((command) => Object.assign(command, { plain: fold(command.label) }))
    },
    // The language decides the words; i18n stays the same object.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [locale, session],
  )
}

function anywhere(i18n: I18n, isWriting: () => boolean): Command[] {
  const themes = {
    system: msg`Theme: System`,
    light: msg`Theme: Light`,
    dark: msg`Theme: Dark`,
  }
  const languages = { en: 'English', vi: 'Tiếng Việt' }
  const action = (id: string, label: string, does: Pick<Command, 'to' | 'run'>): Command => ({
    id,
    label,
    group: 'actions',
    ...does,
  })
  return [
    action('preferences', i18n._(msg`Preferences`), {
      run: (close) => <PreferencesDialog onClose={close} />,
    }),
    action('shortcuts', i18n._(msg`Keyboard shortcuts`), {
      run: (close) => <ShortcutSheet onClose={close} />,
    }),
    ...(['system', 'light', 'dark'] as const).map((theme) =>
      action(`theme ${theme}`, i18n._(themes[theme]), { run: () => prefer({ theme }) }),
    ),
    ...(['en', 'vi'] as const).map((language) =>
      action(`language ${language}`, `${i18n._(msg`Language`)}: ${languages[language]}`, {
        run: () => prefer({ language }),
      }),
    ),
    action('sign-out', i18n._(msg`Sign out`), {
      run: (close) => (isWriting() ? <SignOutQuestion onClose={close} /> : signOut()),
    }),
  ]
}

/** For a product without its own commands: each known name opens the list with a filter. */
function namesOf({ id, list }: ProductDescriptor): CommandSource {
  return ({ session }) => {
    const read = session.queryClient.getQueryData<ItemList<ListedItem>>(list().queryKey)
    return (read?.items ?? []).flatMap(({ key, name }) =>
      name
        ? [
            {
              id: `${id} ${key}`,
              label: visibleText(name),
              group: id,
              to: `${paths.product(id)}?${new URLSearchParams({ q: name })}`,
            },
          ]
        : [],
    )
  }
}
