// Every character BIZ UDPGothic has, in slices that are fetched where needed; the worker keeps them all.
import '@fontsource/biz-udpgothic/400.css';
import '@fontsource/biz-udpgothic/700.css';
