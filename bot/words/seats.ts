/** What liaisons and specialists are told about their seats: binding, deputies, handing over, leaving. */
import type { Words } from '../words.ts'

export const seats = {
  'desk.bind-how': {
    zh: '请发送“绑定”加绑定码，例如：绑定 K7MFA-9QXTC。绑定码由市一站式服务平台发放。',
    en: 'Please send the code too, for example: /bind K7MFA-9QXTC. The municipal one-stop platform hands out the codes.',
  },
  'desk.bind-wrong': {
    zh: '绑定码不对，或已经用过。请核对，或向市一站式服务平台重新索取；交接码请向交给您的联络员索取。',
    en: 'This code is wrong or has been used. Please check it, or ask the municipal one-stop platform for a new one; for a hand-over, the liaison who gave it to you.',
  },
  'desk.bind-expired': {
    zh: '绑定码已过期，请向市一站式服务平台重新索取；交接码请向交给您的联络员索取。',
    en: 'This code has expired. Please ask the municipal one-stop platform for a new one; for a hand-over, the liaison who gave it to you.',
  },
  'desk.bind-already': {
    zh: '您已经绑定为{{role}}，绑定码未使用。',
    en: 'You are bound to this role already: {{role}}. The code has not been used up.',
  },
  'desk.bound': {
    zh: '绑定成功，您现在是{{role}}。新的申请会发到这里；发送“待办”随时查看。',
    en: 'Done. You are now: {{role}}. New requests will come here; send “desk” to see yours at any time.',
  },
  'desk.bind-own': {
    zh: '这是您自己的交接码，请转交给接替您的人，由其在自己的聊天中发送。交接码未使用。',
    en: 'This is your own code. Pass it on to the person who takes over; they send it in their own chat. It has not been used up.',
  },
  'desk.bind-stopped': {
    zh: '错误的绑定码太多，这里暂停接受绑定码，请在 {{minutes}} 分钟后再试，或向市一站式服务平台索取新码。',
    en: 'Too many wrong codes: no code is taken here for now. Try again in {{minutes}} minutes, or ask the municipal one-stop platform for a new one.',
  },
  'desk.bound-now-deputy': {
    zh: '绑定成功，您现在代理{{role}}，至{{until}}（含当日）为止，到期自动解除。申请会发到这里；发送“待办”随时查看。',
    en: 'Done. You are now deputy until the end of {{until}}: {{role}}. Then it ends by itself. Requests will come here; send “desk” to see them at any time.',
  },
  'desk.bound-later-deputy': {
    zh: '绑定成功：{{when}}由您代理{{role}}。开始时我会通知您，在此之前不会收到申请。',
    en: 'Done. You will be deputy {{when}}: {{role}}. I tell you when it begins; no requests come before that.',
  },
  'desk.bound-now-successor': {
    zh: '绑定成功，您现在接任{{role}}。申请会发到这里；发送“待办”随时查看。',
    en: 'Done. You have taken over as: {{role}}. Requests will come here; send “desk” to see them at any time.',
  },
  'desk.bound-later-successor': {
    zh: '绑定成功：{{when}}由您接任{{role}}。到时我会通知您，在此之前不会收到申请。',
    en: 'Done. You take over {{when}} as: {{role}}. I tell you on the day; no requests come before that.',
  },
  'desk.when-deputy': { zh: '{{first}}至{{last}}', en: 'from {{first}} to {{last}}' },
  'desk.when-successor': { zh: '自{{first}}起', en: 'from {{first}} on' },
  'desk.and': { zh: '、', en: ', ' },
  'desk.which-role': { zh: '您说的是哪个岗位？', en: 'Which of your roles do you mean?' },
  'desk.deputy-when': {
    zh: '请写明起止日期，例如：代理 2026-12-01 至 2026-12-10；休假到12月10日（休假期间您不再收到申请）。',
    en: 'Please give the first and the last day, for example: deputy from 1 Dec to 10 Dec; or: on leave until 10 Dec (then you get no requests meanwhile).',
  },
  'desk.hand-over-when': {
    zh: '没有看懂日期，请这样写：交接 2026-12-01；马上交接只需发送：交接。',
    en: 'I could not read the date. Please write: hand over on 1 Dec 2026; or, to do it now: hand over.',
  },
  'desk.dates-past': {
    zh: '日期不对：开始不能早于今天，结束不能早于开始。请重新发送。',
    en: 'These dates cannot be: it cannot begin before today, nor end before it begins. Please send it again.',
  },
  'desk.dates-long': {
    zh: '代理最长一年。如不再担任，请发送“交接”。',
    en: 'A deputy stands in for a year at most. If you leave the role for good, send “hand over”.',
  },
  'desk.deputy-cannot': {
    zh: '您是{{role}}的代理人，只有被代理的联络员本人可以交接。如不能继续代理，请发送“解绑”。',
    en: 'You are deputy in this role, and only the liaison you stand in for can hand it over: {{role}}. To stop being deputy, send “unbind”.',
  },
  'desk.handed-over-already': {
    zh: '{{role}}已安排由接任人接替。如要改变，请先发送“取消交接”。',
    en: 'A successor has been settled already for: {{role}}. To change that, send “cancel hand-over” first.',
  },
  'desk.give-deputy': {
    zh: '{{when}}，{{role}}的申请由代理人和您一起接收。',
    en: 'A deputy gets the requests beside you {{when}}: {{role}}.',
  },
  'desk.give-away': {
    zh: '{{when}}，{{role}}的申请由代理人接收，您不再收到；代理人绑定之前仍发给您。',
    en: 'A deputy gets the requests in your place {{when}}: {{role}}. As long as nobody has bound as deputy, they still come to you.',
  },
  'desk.give-successor': {
    zh: '{{when}}，{{role}}由接任人接替，您随即解绑，您已接的申请转给接任人；接任人绑定之前仍由您负责。',
    en: 'A successor takes your place {{when}}: {{role}}. You are then unbound, and what you have taken goes to them. Until they have bound, the role stays yours.',
  },
  'desk.code-deputy': {
    zh: '请把交接码转给代理人，由其在自己的聊天中发送：绑定 {{code}}\n只能用一次，有效至{{expires}}（含当天）。',
    en: 'Pass this code on to your deputy, who sends in their own chat: /bind {{code}}\nIt works once, until the end of {{expires}}.',
  },
  'desk.code-successor': {
    zh: '请把交接码转给接任人，由其在自己的聊天中发送：绑定 {{code}}\n只能用一次，有效至{{expires}}（含当天）。',
    en: 'Pass this code on to your successor, who sends in their own chat: /bind {{code}}\nIt works once, until the end of {{expires}}.',
  },
  'desk.code-replaced': {
    zh: '您之前未使用的交接码已作废。',
    en: 'Your earlier code, which nobody used, no longer works.',
  },
  'desk.platform-told': { zh: '服务专员已收到通知。', en: 'The service specialist has been told.' },
  'desk.five-days': {
    zh: '规定要求“在变动前5日内”向平台提交新的《服务专员、联络员信息表》。',
    en: 'The rules ask for the new Information Form for Service Specialists and Liaisons “within 5 days before the change”.',
  },
  'desk.five-days-now': {
    zh: '请注意：规定要求“在变动前5日内”向平台提交新的《服务专员、联络员信息表》，变动就在这5日之内，请现在就提交。',
    en: 'Please note: the rules ask for the new Information Form for Service Specialists and Liaisons “within 5 days before the change”, and the change is within these 5 days. Please hand it in now.',
  },
  'desk.undo-how': {
    zh: '交接码使用前可发送“取消交接”撤销；代理期间提前回来请发送“我回来了”。',
    en: 'To undo it before the code is used, send “cancel hand-over”; if you are back early, send “I am back”.',
  },
  'desk.platform-planned': {
    zh: '{{role}}拟交接，{{when}}，交接码已发给本人，尚无人绑定。',
    en: 'A hand-over is planned {{when}}: {{role}}. The code has been handed out; nobody has bound with it yet.',
  },
  'desk.platform-taken': {
    zh: '{{role}}的交接已有人绑定，{{when}}。',
    en: 'Somebody has bound for the hand-over {{when}}: {{role}}.',
  },
  'desk.platform-cancelled': {
    zh: '{{role}}的交接已取消（{{when}}）。',
    en: 'The hand-over has been cancelled ({{when}}): {{role}}.',
  },
  'desk.platform-back': {
    zh: '{{role}}的联络员已提前回岗，代理结束（{{when}}）。',
    en: 'The liaison is back early, and the deputy’s time is over ({{when}}): {{role}}.',
  },
  'desk.code-used': {
    zh: '您的交接码已被使用，{{when}}接替您的{{role}}。如非您转交的人，请马上发送“取消交接”。',
    en: 'Somebody has bound with your code and takes over {{when}}: {{role}}. If it is not the person you meant, send “cancel hand-over” at once.',
  },
  'desk.code-lapsed': {
    zh: '您的交接码已过期，没有人绑定，{{role}}仍由您负责。需要时请重新发送“代理”或“交接”。',
    en: 'Your code has expired and nobody has bound with it. The role stays yours: {{role}}. To try again, send “deputy” with the dates, or “hand over”.',
  },
  'desk.code-refused': {
    zh: '您安排的接替人已退出（{{when}}，{{role}}），请重新安排。',
    en: 'The person who was to take over has withdrawn ({{when}}): {{role}}. Please arrange it anew.',
  },
  'desk.deputy-began': {
    zh: '代理开始：{{when}}，{{role}}的申请由代理人接收。提前回来请发送“我回来了”。',
    en: 'Your deputy’s time has begun, {{when}}: {{role}}. If you are back early, send “I am back”.',
  },
  'desk.you-began': {
    zh: '代理开始：{{when}}由您代理{{role}}，申请会发到这里。',
    en: 'You are deputy now, {{when}}: {{role}}. Requests will come here.',
  },
  'desk.deputy-ended': {
    zh: '代理已结束，{{role}}的申请重新由您接收，代理人未办完的已转回给您。',
    en: 'Your deputy’s time is over; requests come to you again: {{role}}. What the deputy had taken is yours again.',
  },
  'desk.you-ended': {
    zh: '您对{{role}}的代理已结束，不再收到申请。谢谢您！',
    en: 'Your time as deputy is over, and no more requests come to you: {{role}}. Thank you!',
  },
  'desk.succeeded': {
    zh: '交接完成，您不再是{{role}}，您已接的申请已转给接任人。谢谢您！',
    en: 'The hand-over is done. You are no longer: {{role}}. What you had taken goes to your successor. Thank you!',
  },
  'desk.you-succeeded': {
    zh: '交接完成，您现在接任{{role}}，申请会发到这里。',
    en: 'The hand-over is done. You have taken over as: {{role}}. Requests will come here.',
  },
  'desk.you-dropped': {
    zh: '交接已取消（{{when}}，{{role}}），您无需接替。',
    en: 'The hand-over has been cancelled ({{when}}): {{role}}. You do not take over.',
  },
  'desk.cancelled-hand-over': {
    zh: '交接已取消，交接码作废，{{role}}仍由您负责。',
    en: 'The hand-over is cancelled and its code no longer works. The role stays yours: {{role}}.',
  },
  'desk.running-hand-over': {
    zh: '代理已经开始，不能取消。提前回来请发送“我回来了”。',
    en: 'It has begun already and cannot be cancelled. If you are back early, send “I am back”.',
  },
  'desk.no-hand-over': { zh: '您没有可以取消的交接。', en: 'You have no hand-over that can be cancelled.' },
  'desk.welcome-back': {
    zh: '欢迎回来！代理已结束，{{role}}的申请重新由您接收，代理人未办完的已转回给您。',
    en: 'Welcome back! Your deputy’s time is over; requests come to you again: {{role}}. What the deputy had taken is yours again.',
  },
  'desk.not-begun': {
    zh: '您安排的交接还没有开始；不再需要请发送“取消交接”。',
    en: 'What you arranged has not begun. If it is no longer needed, send “cancel hand-over”.',
  },
  'desk.no-deputy': {
    zh: '您目前没有代理人，申请一直发给您。',
    en: 'You have no deputy; requests come to you as always.',
  },
  'desk.unbind-sure': {
    zh: '确定要解绑{{role}}吗？解绑后您不再收到、也不能查看和处理该岗位的申请。',
    en: 'Do you want to be unbound from this role: {{role}}? You would no longer get, see or handle its requests.',
  },
  'desk.unbind-others': {
    zh: '您已接的申请会退回岗位，由其他同事接手。',
    en: 'What you have taken goes back to the role, where others are bound.',
  },
  'desk.unbind-empty': {
    zh: '这个岗位再没有别人：未办完的申请暂由服务专员接手。要交给接任人，请先发送“交接”。',
    en: 'Nobody else is bound to it: its open requests go to the service specialist. To hand it to a successor, send “hand over” first.',
  },
  'desk.unbind-other-platform': {
    zh: '这个岗位再没有别人：未办完的申请由平台的其他专员接手。',
    en: 'Nobody else is bound to it: its open requests go to the other specialists of the platform.',
  },
  'desk.unbind-last': {
    zh: '请注意：您是平台最后一位服务专员。解绑后，新申请、无人绑定的岗位的申请和到期提醒都没有人收到，直到再有专员绑定。要交给接任人，请先发送“交接”。',
    en: 'Please note: you are the last service specialist of the platform. Once you are unbound, nobody gets new requests, requests of roles without anybody, or what is overdue, until another specialist is bound. To hand over to a successor, send “hand over” first.',
  },
  'desk.unbind-deputies': {
    zh: '您安排的代理和交接也随之结束。',
    en: 'Your deputy’s time, and a hand-over you have arranged, end with it.',
  },
  'desk.unbind-yes': { zh: '确定解绑', en: 'Yes, unbind me' },
  'desk.unbind-no': { zh: '不解绑', en: 'Stay bound' },
  'desk.unbound': {
    zh: '您已解绑{{role}}。要再次绑定，请向市一站式服务平台索取绑定码。',
    en: 'You are no longer bound: {{role}}. To come back, ask the municipal one-stop platform for a code.',
  },
  'desk.unbound-already': { zh: '您没有绑定{{role}}。', en: 'You are not bound to this role: {{role}}.' },
  'desk.new-emptied': {
    zh: '这件申请的承办岗位已无人绑定，请您接手：',
    en: 'Nobody is left in the role that held this request; please see to it:',
  },
  'desk.new-returned': {
    zh: '原来接单的同事已离开，这件申请退回岗位，请接单：',
    en: 'The colleague who had taken this request has left; it is back with the role, please take it:',
  },
  'desk.new-inherited': {
    zh: '这件申请已接单未办完，现转由您继续办理：',
    en: 'This request has been taken and is not finished; it is yours to go on with:',
  },
} satisfies Words
