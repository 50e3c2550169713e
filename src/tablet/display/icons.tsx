const shapes = {
  previous: 'M15 5v14l-9-7z',
  next: 'M9 5v14l9-7z',
  stop: 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z',
  play: 'M8 5v14l11-7z',
  list: 'M3 5h18v3H3zM3 10.5h18v3H3zM3 16h18v3H3z',
};

function Icon({ shape }: { shape: keyof typeof shapes }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[shape]} />
    </svg>
  );
}

export const PreviousIcon = () => <Icon shape="previous" />;
export const NextIcon = () => <Icon shape="next" />;
export const StopIcon = () => <Icon shape="stop" />;
export const PlayIcon = () => <Icon shape="play" />;
export const ListIcon = () => <Icon shape="list" />;
