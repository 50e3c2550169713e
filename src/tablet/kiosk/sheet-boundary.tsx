import { Component, type ComponentChildren } from 'preact';
import type { Slide } from '../../core/display/slides.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import type { DisplayState } from '../display/display-state.ts';
import { WelcomeCard } from '../display/slide-parts.tsx';
import type { FailingSlides } from './failing-slides.ts';

export interface SheetBoundaryProps {
  display: DisplayState;
  failing: FailingSlides;
  /** Whether something is open over the sheet. */
  isCovered: boolean;
  children: () => ComponentChildren;
}

/** The sheet, or a card with a welcome in its place while what stands in the loop cannot be drawn. */
export class SheetBoundary extends Component<SheetBoundaryProps> {
  private failed: Slide | null = null;

  override componentDidCatch(error: unknown) {
    this.setState({});
    reportError(error);
    // Several parts of one sheet may throw in one go, the later ones when the loop has already left the slide.
    if (this.failed !== null) return;
    this.failed = this.props.display.step.value.slide;
    this.props.failing.failed();
  }

  override render() {
    // Once the loop has gone on, the slide is tried anew when its turn comes.
    if (this.failed !== this.props.display.step.value.slide) this.failed = null;
    return this.failed === null ? this.props.children() : <InItsPlace isCovered={this.props.isCovered} />;
  }
}

function InItsPlace({ isCovered }: Pick<SheetBoundaryProps, 'isCovered'>) {
  const words = useLobbyWords();
  return (
    <div class="sheet-here" inert={isCovered}>
      <article class="sheet sheet-card" aria-label={words.welcome}>
        <div class="sheet-body">
          <div class="sheet-text">
            <WelcomeCard />
          </div>
        </div>
      </article>
    </div>
  );
}
