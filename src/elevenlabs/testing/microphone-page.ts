// A page that reads a tone as an agent's microphone would. Its title shows the result.
import { listenToMicrophone } from '../microphone-pcm.js';

const context = new AudioContext();
const tone = new OscillatorNode(context);
const line = context.createMediaStreamDestination();
tone.connect(line);
tone.start();
listenToMicrophone(
  line.stream,
  () => (document.title = 'heard'),
  ({ message }) => (document.title = message),
);
