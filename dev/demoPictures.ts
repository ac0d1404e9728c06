import type { SKRSContext2D } from '@napi-rs/canvas';
import { createCanvas } from '@napi-rs/canvas';

/** What a demo product looks like. */
export type DemoShape =
  | 'shirt'
  | 'hoodie'
  | 'cap'
  | 'mug'
  | 'poster'
  | 'book'
  | 'record'
  | 'bag'
  | 'pin'
  | 'plugs'
  | 'stage';

const SIDE = 640;

type Draw = (context: SKRSContext2D, ink: string, paper: string) => void;

const outlines: Readonly<Record<DemoShape, Draw>> = {
  shirt(context, ink, paper) {
    torso(context, ink);
    fillCircle(context, paper, 320, 168, 44);
    lettering(context, paper, 'MARQUEE', 330);
  },
  hoodie(context, ink, paper) {
    torso(context, ink);
    fillCircle(context, ink, 320, 170, 84);
    fillCircle(context, paper, 320, 186, 52);
    fillBox(context, paper, 250, 400, 140, 70);
    lettering(context, paper, 'CREW', 320);
  },
  cap(context, ink, paper) {
    context.fillStyle = ink;
    context.beginPath();
    context.ellipse(300, 340, 170, 150, 0, Math.PI, 0);
    context.fill();
    context.beginPath();
    context.ellipse(400, 345, 200, 34, 0, 0, Math.PI * 2);
    context.fill();
    fillCircle(context, paper, 300, 270, 38);
  },
  mug(context, ink, paper) {
    context.strokeStyle = ink;
    context.lineWidth = 34;
    context.beginPath();
    context.arc(450, 330, 74, -Math.PI / 2, Math.PI / 2);
    context.stroke();
    fillBox(context, ink, 170, 190, 280, 290);
    lettering(context, paper, 'ENCORE', 345);
  },
  poster(context, ink, paper) {
    fillBox(context, ink, 170, 90, 300, 450);
    fillCircle(context, paper, 320, 260, 94);
    fillBox(context, paper, 210, 410, 220, 18);
    fillBox(context, paper, 240, 450, 160, 18);
  },
  book(context, ink, paper) {
    fillBox(context, ink, 170, 120, 300, 400);
    fillBox(context, paper, 196, 120, 10, 400);
    lettering(context, paper, 'PROGRAMME', 260, 34);
    fillBox(context, paper, 240, 300, 190, 8);
  },
  record(context, ink, paper) {
    fillCircle(context, ink, 320, 320, 220);
    context.strokeStyle = paper;
    context.lineWidth = 2;
    for (const radius of [110, 140, 170, 200]) {
      context.beginPath();
      context.arc(320, 320, radius, 0, Math.PI * 2);
      context.stroke();
    }
    fillCircle(context, paper, 320, 320, 70);
    fillCircle(context, ink, 320, 320, 10);
  },
  bag(context, ink, paper) {
    context.strokeStyle = ink;
    context.lineWidth = 22;
    context.beginPath();
    context.arc(320, 230, 92, Math.PI, 0);
    context.stroke();
    fillBox(context, ink, 170, 230, 300, 300);
    lettering(context, paper, 'LIVE', 400, 76);
  },
  pin(context, ink, paper) {
    for (const [x, y] of [
      [230, 240],
      [410, 240],
      [320, 410],
    ] as const) {
      fillCircle(context, ink, x, y, 84);
      fillCircle(context, paper, x, y, 58);
      fillCircle(context, ink, x, y, 26);
    }
  },
  plugs(context, ink, paper) {
    for (const x of [250, 390]) {
      fillBox(context, ink, x - 26, 240, 52, 230);
      fillCircle(context, ink, x, 240, 54);
      fillCircle(context, paper, x, 226, 18);
    }
  },
  stage(context, ink, paper) {
    fillBox(context, ink, 90, 430, 460, 90);
    for (const x of [170, 320, 470]) {
      context.fillStyle = ink;
      context.beginPath();
      for (const [dx, y] of [
        [-16, 130],
        [16, 130],
        [70, 430],
        [-70, 430],
      ] as const) {
        context.lineTo(x + dx, y);
      }
      context.closePath();
      context.globalAlpha = 0.35;
      context.fill();
      context.globalAlpha = 1;
      fillCircle(context, ink, x, 130, 28);
    }
    lettering(context, paper, 'TONIGHT', 490);
  },
};

/** A square PNG of a product in these colours; the same for the same input. */
export function demoPicture(shape: DemoShape, ink: string, paper: string): Buffer {
  const canvas = createCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  const ground = context.createLinearGradient(0, 0, SIDE, SIDE);
  ground.addColorStop(0, '#ffffff');
  ground.addColorStop(1, paper);
  context.fillStyle = ground;
  context.fillRect(0, 0, SIDE, SIDE);
  outlines[shape](context, ink, paper);
  return canvas.toBuffer('image/png');
}

function torso(context: SKRSContext2D, ink: string): void {
  context.fillStyle = ink;
  context.beginPath();
  for (const [x, y] of [
    [220, 140],
    [420, 140],
    [560, 240],
    [500, 320],
    [450, 290],
    [450, 540],
    [190, 540],
    [190, 290],
    [140, 320],
    [80, 240],
  ] as const) {
    context.lineTo(x, y);
  }
  context.closePath();
  context.fill();
}

function fillBox(context: SKRSContext2D, color: string, x: number, y: number, width: number, height: number): void {
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(x, y, width, height, 8);
  context.fill();
}

function fillCircle(context: SKRSContext2D, color: string, x: number, y: number, radius: number): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

function lettering(context: SKRSContext2D, color: string, text: string, y: number, size = 44): void {
  context.fillStyle = color;
  context.font = `bold ${size}px sans-serif`;
  context.textAlign = 'center';
  context.fillText(text, SIDE / 2, y);
}
