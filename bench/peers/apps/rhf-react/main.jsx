import '#shared/base.css';
import { useEffect, useState } from 'react'; import { createRoot } from 'react-dom/client'; import { useForm, Controller, useWatch } from 'react-hook-form'; import { zodResolver } from '@hookform/resolvers/zod'; import { z } from 'zod'; import Select from 'react-select';
import { TITLE, L, COMMISSIONS, CATEGORIES, STATUSES, MSG, MIN, MAX, MAX_OTHERS, OP_RE, EMPTY } from '#shared/form.mjs';
const req = z.string().trim().min(1, MSG.required).min(MIN, MSG.min).max(MAX, MSG.max).regex(OP_RE, MSG.op);
const opt = (max = MAX) => z.string().max(max, MSG.max).regex(OP_RE, MSG.op);
const shape = { members: z.array(z.string()), noMember: z.string(), commissions: z.array(z.string()), secretariat: z.enum(['yes', 'no'], { error: MSG.required }), others: opt(MAX_OTHERS), categories: z.array(z.string()).min(1, MSG.category), challenges: req, planned: z.enum(['yes', 'no'], { error: MSG.required }), status: z.enum(STATUSES.map((s) => s[0]), { error: MSG.required }), additional: opt() };
for (const [c] of CATEGORIES) { shape['result_' + c] = z.string(); shape['future_' + c] = opt(); }
const schema = z.object(shape).superRefine((d, ctx) => {
  for (const c of d.categories) { const r = req.safeParse(d['result_' + c]); if (!r.success) ctx.addIssue({ code: 'custom', path: ['result_' + c], message: r.error.issues[0].message }); }
  if (!d.members.length) { const r = req.safeParse(d.noMember); if (!r.success) ctx.addIssue({ code: 'custom', path: ['noMember'], message: d.noMember ? r.error.issues[0].message : MSG.member }); }
});
const Err = ({ e }) => <p className="err" role={e ? 'alert' : undefined}>{e?.message}</p>;
const Text = ({ f, k, label }) => <div><label className="q" htmlFor={k}>{label}</label><textarea id={k} aria-invalid={!!f.formState.errors[k]} {...f.register(k)} /><Err e={f.formState.errors[k]} /></div>;
const Group = ({ f, k, type, label, list }) => <fieldset><legend>{label}</legend>{list.map(([v, l]) => <label className="o" key={v}><input type={type} value={v} {...f.register(k)} />{l}</label>)}<Err e={f.formState.errors[k]} /></fieldset>;
const YN = [['yes', 'Yes'], ['no', 'No']];
function App() {
  const f = useForm({ defaultValues: EMPTY(), resolver: zodResolver(schema), mode: 'onTouched', shouldUnregister: false });
  const [options, setOptions] = useState([]); useEffect(() => { fetch('/data/members.json').then((r) => r.json()).then(setOptions); }, []);
  const cats = useWatch({ control: f.control, name: 'categories' }) || []; const members = useWatch({ control: f.control, name: 'members' });
  const on = CATEGORIES.filter(([c]) => cats.includes(c));
  return <form onSubmit={f.handleSubmit(() => alert('sent'))} noValidate><h1>{TITLE}</h1><h2>General information</h2>
    <label className="q" htmlFor="members">{L.members}</label>
    <Controller control={f.control} name="members" render={({ field }) => <Select inputId="members" classNamePrefix="rs" isMulti closeMenuOnSelect={false} blurInputOnSelect={false} isLoading={!options.length} options={options} value={options.filter((o) => field.value.includes(o.value))} onChange={(v) => field.onChange(v.map((o) => o.value))} onBlur={field.onBlur} />} />
    {members.length === 0 && <Text f={f} k="noMember" label={L.noMember} />}
    <Group f={f} k="commissions" type="checkbox" label={L.commissions} list={COMMISSIONS} /><Group f={f} k="secretariat" type="radio" label={L.secretariat} list={YN} /><Text f={f} k="others" label={L.others} />
    <h2>Implementation</h2><Group f={f} k="categories" type="checkbox" label={L.categories} list={CATEGORIES} /><h3>{L.results}</h3>{on.map(([c, l]) => <Text key={c} f={f} k={'result_' + c} label={l} />)}
    <Text f={f} k="challenges" label={L.challenges} /><h3>{L.future}</h3>{on.map(([c, l]) => <Text key={c} f={f} k={'future_' + c} label={l} />)}<Group f={f} k="planned" type="radio" label={L.planned} list={YN} />
    <h2>Status of implementation</h2><Group f={f} k="status" type="radio" label={L.status} list={STATUSES} /><h2>Additional information</h2><Text f={f} k="additional" label={L.additional} /><p><button type="submit" id="send">Submit</button></p></form>;
}
createRoot(document.getElementById('root')).render(<App />);
