import re,unicodedata,sys
s=open('ARCHITECTURE.md').read()





def w(t): return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in t)
def wrap(text,first,rest,width=120):
    words=re.split(r' (?!\|)',text); out=[];cur=first
    empty=True
    for x in words:
        if not empty and w(cur)+1+w(x)>width: out.append(cur);cur=rest+x
        else: cur=cur+x if empty else cur+' '+x
        empty=False
    out.append(cur); return out
def flow(s):
    out=[];lines=s.split('\n');i=0;code=False
    while i<len(lines):
        l=lines[i]
        if l.startswith('```'): code=not code; out.append(l);i+=1;continue
        if code or l=='' or l[0] in '|#<>' : out.append(l);i+=1;continue
        m=re.match(r'(\s*)(- |\d+\. )?',l); ind=m.group(1);bul=m.group(2) or ''
        text=l[m.end():];i+=1;block=[l]
        while i<len(lines) and lines[i] and lines[i][0] not in '|#<>' and not re.match(r'\s*(- |\d+\. )',lines[i]) and not lines[i].startswith('```'):
            block.append(lines[i]); text+=' '+lines[i].strip(); i+=1
        if max(map(w,block))<=120 and '--all' not in sys.argv: out+=block
        else: out+=wrap(text,ind+bul,ind+' '*len(bul))
    return '\n'.join(out)
open('ARCHITECTURE.md','w').write(flow(s))
