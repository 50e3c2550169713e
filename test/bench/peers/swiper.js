import Swiper from 'swiper';
import { Autoplay } from 'swiper/modules';
import 'swiper/css';
import 'swiper/css/autoplay';
import './slides.css';

const swiper = new Swiper('.swiper', { modules: [Autoplay], autoplay: { delay: 60_000 }, rewind: true });
window.show = {
  next: () => swiper.slideNext(),
  play: () => swiper.autoplay.start(),
  hold: () => swiper.autoplay.stop(),
};
navigator.serviceWorker.register('/worker.js');
