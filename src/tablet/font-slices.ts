// Every character BIZ UDPGothic has, in slices that are fetched where needed; the worker keeps them all.
import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';
// What it lacks, Chinese and Korean. Of these the worker keeps the slices for our own words; an edition brings those for its text.
import '@fontsource-variable/noto-sans-jp/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource-variable/noto-sans-kr/wght.css';
