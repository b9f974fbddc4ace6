/** A mill wheel on its stream. Beside the name it says nothing more, so it is hidden from readers. */
export const Mark = () => (
  <svg
    className="mark"
    viewBox="0 0 32 32"
    fill="none"
    stroke="currentColor"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <g strokeWidth="2.6">
      <circle cx="16" cy="12.5" r="8.2" />
      <path d="M2.5 25.5c3.4-3.4 6.8-3.4 10.1 0s6.8 3.4 10.1 0c2.3-2.3 4.5-3 6.8-2.2" />
    </g>
    <path strokeWidth="1.6" d="M16 4.3v16.4M7.8 12.5h16.4M10.2 6.7l11.6 11.6M21.8 6.7 10.2 18.3" />
  </svg>
)
