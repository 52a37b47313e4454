import '#shared/dash.css';
import { useEffect, useMemo, useRef, useState } from 'react'; import { createRoot } from 'react-dom/client';
import { useTable, tableFeatures, columnFilteringFeature, rowSortingFeature, createFilteredRowModel, createSortedRowModel, filterFn_includesString, filterFn_equalsString, filterFn_arrIncludes, sortFn_text, createColumnHelper } from '@tanstack/react-table'; import { useVirtualizer } from '@tanstack/react-virtual';
import { Chart, BarController, BarElement, CategoryScale, LinearScale, Tooltip } from 'chart.js'; import { Bar } from 'react-chartjs-2'; import { CATEGORIES, STATUSES } from '#shared/form.mjs';
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);
const N = new URLSearchParams(location.search).get('n') || 1500; const CONG = ['WCC 2008', 'WCC 2012', 'WCC 2016', 'WCC 2020', 'WCC 2025'];
const features = tableFeatures({ columnFilteringFeature, rowSortingFeature, filteredRowModel: createFilteredRowModel(), sortedRowModel: createSortedRowModel(), filterFns: { includesString: filterFn_includesString, equalsString: filterFn_equalsString, arrIncludes: filterFn_arrIncludes }, sortFns: { text: sortFn_text } });
const h = createColumnHelper(); const cols = h.columns([h.accessor('number', { header: 'Number', sortFn: 'text' }), h.accessor('title', { header: 'Title', filterFn: 'includesString', sortFn: 'text' }), h.accessor('congress', { header: 'Congress', filterFn: 'equalsString', sortFn: 'text' }), h.accessor('status', { header: 'Status', filterFn: 'equalsString', sortFn: 'text' }), h.accessor('categories', { header: 'Actions', filterFn: 'arrIncludes', cell: (c) => c.getValue().join(', '), enableSorting: false }), h.accessor('updated', { header: 'Updated', sortFn: 'text' })]);
function App() {
  const [data, setData] = useState([]); useEffect(() => { fetch(`/data/resolutions-${N}.json`).then((r) => r.json()).then(setData); }, []);
  const [columnFilters, setCF] = useState([]); const [sorting, setSorting] = useState([]);
  const table = useTable({ features, columns: cols, data, state: { columnFilters, sorting }, onColumnFiltersChange: setCF, onSortingChange: setSorting });
  const rows = table.getRowModel().rows; const ref = useRef(null);
  const v = useVirtualizer({ count: rows.length, getScrollElement: () => ref.current, estimateSize: () => 36, overscan: 5 });
  const val = (id) => columnFilters.find((f) => f.id === id)?.value || ''; const setF = (id) => (e) => table.getColumn(id).setFilterValue(e.target.value || undefined);
  const counts = useMemo(() => { const m = Object.fromEntries(STATUSES.map((s) => [s[0], 0])); for (const r of rows) m[r.original.status]++; return m; }, [rows]);
  const cd = useMemo(() => ({ labels: STATUSES.map((s) => s[0]), datasets: [{ data: STATUSES.map((s) => counts[s[0]]), backgroundColor: '#0a6' }] }), [counts]);
  const Sel = ({ id, label, list }) => <select aria-label={label} value={val(id)} onChange={setF(id)}><option value="">{label}</option>{list.map(([k, l]) => <option key={k} value={k}>{l}</option>)}</select>;
  return <main><h1>Resolutions</h1><div className="f"><input id="q" type="search" placeholder="Filter by title" value={val('title')} onChange={setF('title')} />{Sel({ id: 'status', label: 'Status', list: STATUSES })}{Sel({ id: 'congress', label: 'Congress', list: CONG.map((c) => [c, c]) })}{Sel({ id: 'categories', label: 'Category', list: CATEGORIES })}</div>
    <p id="count">{rows.length} of {data.length}</p><div className="chart"><Bar data={cd} options={{ maintainAspectRatio: false, animation: false }} /></div>
    <div className="vp" ref={ref}><div className="hd">{table.getHeaderGroups()[0].headers.map((x) => <button key={x.id} onClick={x.column.getToggleSortingHandler?.()} data-col={x.id}><table.FlexRender header={x} /></button>)}</div><div style={{ height: v.getTotalSize(), position: 'relative' }}>{v.getVirtualItems().map((i) => <div className="r" key={rows[i.index].id} style={{ transform: `translateY(${i.start}px)` }}>{rows[i.index].getAllCells().map((c) => <span key={c.id}><table.FlexRender cell={c} /></span>)}</div>)}</div></div></main>;
}
createRoot(document.getElementById('root')).render(<App />);
