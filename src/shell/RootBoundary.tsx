/** The last resort, in place of the whole page. */
import { Component, type ReactNode } from 'react'
import { PlainFailure } from './PlainFailure'

export class RootBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main className="sign-in-frame">
        <div className="card sign-in-card" role="alert">
          <PlainFailure />
        </div>
      </main>
    )
  }
}
