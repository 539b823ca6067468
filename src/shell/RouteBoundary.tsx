/** Catches a bug in a screen: the frame stays, the screen says so and offers to be opened again. */
import { Trans } from '@lingui/react/macro'
import { Component, type ReactNode } from 'react'
import { Screen } from '~/patterns/Screen'
import { Button } from '~/ui/Button'
import { Notice } from '~/ui/Notice'

interface RouteBoundaryProps {
  title: string
  children: ReactNode
}

// React has no other form for an error boundary than a class.
export class RouteBoundary extends Component<RouteBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return (
      <Screen title={this.props.title}>
        <Notice
          tone="bad"
          role="alert"
          actions={
            <>
              <Button small onClick={() => this.setState({ error: null })}>
                <Trans>Try again</Trans>
              </Button>
              <Button small onClick={() => location.reload()}>
                <Trans>Reload</Trans>
              </Button>
            </>
          }
        >
          <p className="font-medium">
            <Trans>This screen has failed.</Trans>
          </p>
          <p className="text-muted">
            <Trans>
              The fault is in the dashboard or a newer version has replaced it. Nothing was sent.
            </Trans>
          </p>
        </Notice>
      </Screen>
    )
  }
}
