import Reveal from 'reveal.js';
import 'reveal.js/reset.css';
import 'reveal.js/reveal.css';
import './slides.css';

const deck = new Reveal({ autoSlide: 60_000, loop: true });
deck.initialize();
window.show = {
  next: () => deck.next(),
  play: () => deck.toggleAutoSlide(true),
  hold: () => deck.toggleAutoSlide(false),
};
navigator.serviceWorker.register('/worker.js');
