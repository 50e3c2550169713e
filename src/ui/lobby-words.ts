import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { lobbyWords } from '../words/lobby.ts';

/** The words of the lobby screen in the language that was chosen. */
export const LobbyWordsContext = createContext(lobbyWords);

export const useLobbyWords = () => useContext(LobbyWordsContext);
